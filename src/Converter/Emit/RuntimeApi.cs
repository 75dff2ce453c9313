using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Asl.IntrinsicFunctions;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;

namespace Sfn2Durable.Emit;

/// <summary>
/// Every name of the runtime that generated code uses, taken from the real types. When a member of the runtime is
/// renamed, this file stops compiling, and not the code of somebody who regenerated it.
/// </summary>
internal static class RuntimeApi
{
    public const string AslNamespace = "Durable.Asl";
    public const string RuntimeNamespace = "Durable.Runtime";
    public const string RuntimeAslNamespace = "Durable.Runtime.Asl";
    public const string SqliteNamespace = "Durable.Runtime.Sqlite";

    public const string Workflow = nameof(IDurableWorkflow);
    public const string WorkflowRun = nameof(IDurableWorkflow.RunAsync);
    /// <summary>The generated method of the machine itself; the allocator keeps it free.</summary>
    public const string ExecuteMethod = "ExecuteAsync";

    public const string DurableContext = nameof(IDurableContext);
    public const string Node = nameof(JsonNode);
    public const string Object = nameof(JsonObject);
    public const string Array = nameof(JsonArray);
    public const string ServiceJson = nameof(Durable.Asl.ServiceJson);
    public const string ServiceJsonTryParse = nameof(Durable.Asl.ServiceJson.TryParse);
    public const string ServiceJsonWrite = nameof(Durable.Asl.ServiceJson.Write);

    /// <summary>The jobs whose end the runtime can ask for, as <c>service:action</c>.</summary>
    public static IReadOnlyCollection<string> KnownJobs => AwsJobs.Known;

    public static string DistributedNamespace { get; } = typeof(DistributedMapOptions).Namespace ?? "";

    public static string HostingNamespace { get; } = typeof(EmbeddedHost).Namespace ?? "";

    /// <summary>The namespaces that the workflow and tasks files import.</summary>
    public static IReadOnlyList<string> Usings { get; } =
    [
        typeof(JsonNode).Namespace ?? "",
        typeof(StatesException).Namespace ?? "",
        typeof(IDurableContext).Namespace ?? "",
        typeof(StatesScope).Namespace ?? "",
    ];

    /// <summary>Names of the runtime and the platform that generated identifiers must not hide.</summary>
    public static IReadOnlyList<string> ReservedNames { get; } =
    [
        .. typeof(StatesScope).Assembly.GetExportedTypes()
            .Concat(typeof(StatesException).Assembly.GetExportedTypes())
            .Select(static t => t.Name.Split('`')[0])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
        nameof(JsonNode), nameof(JsonObject), nameof(JsonArray), nameof(JsonValue), nameof(Task), nameof(TimeSpan),
        nameof(DateTimeOffset), nameof(Environment), nameof(CancellationToken), nameof(Exception), nameof(String),
        nameof(Object), nameof(Type), nameof(Enum), nameof(Func<>), nameof(Action), nameof(SqliteExecutionStore),
    ];

    /// <summary>Members of <see cref="StatesScope"/>.</summary>
    public static class Scope
    {
        public const string Type = nameof(StatesScope);
        public const string Run = nameof(StatesScope.RunAsync);
        public const string Context = nameof(StatesScope.Context);
        public const string ExecutionId = nameof(StatesScope.ExecutionId);
        public const string ExecutionName = nameof(StatesScope.ExecutionName);
        public const string Enter = nameof(StatesScope.Enter);
        public const string EnterRecorded = nameof(StatesScope.EnterAsync);
        public const string Assigned = nameof(StatesScope.Assigned);
        public const string Variable = nameof(StatesScope.Variable);
        public const string Wait = nameof(StatesScope.WaitAsync);
        public const string WaitUntil = nameof(StatesScope.WaitUntilAsync);
        public const string Record = nameof(StatesScope.RecordAsync);
        public const string Task = nameof(StatesScope.TaskAsync);
        public const string Invoke = nameof(StatesScope.InvokeAsync);
        public const string LambdaInvoke = nameof(StatesScope.LambdaInvokeAsync);
        public const string Callback = nameof(StatesScope.CallbackAsync);
        public const string Job = nameof(StatesScope.JobAsync);
        public const string Parallel = nameof(StatesScope.ParallelAsync);
        public const string Map = nameof(StatesScope.MapAsync);
        public const string DistributedMap = nameof(StatesScope.DistributedMapAsync);
        public const string Evaluate = nameof(StatesScope.Evaluate);
        public const string EvaluateBoolean = nameof(StatesScope.EvaluateBoolean);
        public const string EvaluateString = nameof(StatesScope.EvaluateString);
        public const string EvaluateInteger = nameof(StatesScope.EvaluateInteger);
        public const string EvaluateNumber = nameof(StatesScope.EvaluateNumber);
        public const string EvaluateSeconds = nameof(StatesScope.EvaluateSeconds);
        public const string EvaluateTimestamp = nameof(StatesScope.EvaluateTimestamp);
        public const string EvaluateArray = nameof(StatesScope.EvaluateArray);
        public const string NoChoiceMatched = nameof(StatesScope.NoChoiceMatched);
    }

    /// <summary>Option records and what they hold.</summary>
    public static class Options
    {
        public const string Task = nameof(TaskOptions);
        public const string Work = nameof(WorkOptions);
        public const string Map = nameof(MapOptions);
        public const string Machine = nameof(StateMachineOptions);
        public const string Retry = nameof(WorkOptions.Retry);
        public const string Timeout = nameof(TaskOptions.Timeout);
        public const string Heartbeat = nameof(TaskOptions.Heartbeat);
        public const string MaxConcurrency = nameof(MapOptions.MaxConcurrency);
        public const string ItemSelector = nameof(MapOptions.ItemSelector);
        public const string MachineName = nameof(StateMachineOptions.Name);
        public const string MachineTimeout = nameof(StateMachineOptions.Timeout);
        public const string IsStandard = nameof(StateMachineOptions.IsStandard);
        public const string ReadsStartTime = nameof(StateMachineOptions.ReadsStartTime);
        public const string Credentials = nameof(TaskOptions.Credentials);
        public const string Retrier = nameof(Durable.Runtime.Asl.Retrier);
        public const string IntervalSeconds = nameof(Durable.Runtime.Asl.Retrier.IntervalSeconds);
        public const string MaxAttempts = nameof(Durable.Runtime.Asl.Retrier.MaxAttempts);
        public const string BackoffRate = nameof(Durable.Runtime.Asl.Retrier.BackoffRate);
        public const string MaxDelaySeconds = nameof(Durable.Runtime.Asl.Retrier.MaxDelaySeconds);
        public const string FullJitter = nameof(Durable.Runtime.Asl.Retrier.FullJitter);
    }

    /// <summary>What a Map in DISTRIBUTED mode is given.</summary>
    public static class Distributed
    {
        public const string Options = nameof(DistributedMapOptions);
        public const string Label = nameof(DistributedMapOptions.Label);
        public const string ItemSelector = nameof(DistributedMapOptions.ItemSelector);
        public const string MaxConcurrency = nameof(DistributedMapOptions.MaxConcurrency);
        public const string ToleratedFailureCount = nameof(DistributedMapOptions.ToleratedFailureCount);
        public const string ToleratedFailurePercentage = nameof(DistributedMapOptions.ToleratedFailurePercentage);
        public const string ItemReader = nameof(DistributedMapOptions.ItemReader);
        public const string Resource = nameof(Durable.Runtime.Asl.Distributed.ItemReader.Resource);
        public const string Arguments = nameof(Durable.Runtime.Asl.Distributed.ItemReader.Arguments);
        public const string InputType = nameof(Durable.Runtime.Asl.Distributed.ItemReader.InputType);
        public const string ManifestType = nameof(Durable.Runtime.Asl.Distributed.ItemReader.ManifestType);
        public const string Transformation = nameof(Durable.Runtime.Asl.Distributed.ItemReader.Transformation);
        public const string ItemsPointer = nameof(Durable.Runtime.Asl.Distributed.ItemReader.ItemsPointer);
        public const string CsvHeaderLocation = nameof(Durable.Runtime.Asl.Distributed.ItemReader.CsvHeaderLocation);
        public const string CsvHeaders = nameof(Durable.Runtime.Asl.Distributed.ItemReader.CsvHeaders);
        public const string CsvDelimiter = nameof(Durable.Runtime.Asl.Distributed.ItemReader.CsvDelimiter);
        public const string MaxItems = nameof(Durable.Runtime.Asl.Distributed.ItemReader.MaxItems);
        public const string ItemBatcher = nameof(DistributedMapOptions.ItemBatcher);
        public const string MaxItemsPerBatch = nameof(Durable.Runtime.Asl.Distributed.ItemBatcher.MaxItemsPerBatch);
        public const string MaxInputBytesPerBatch =
            nameof(Durable.Runtime.Asl.Distributed.ItemBatcher.MaxInputBytesPerBatch);
        public const string BatchInput = nameof(Durable.Runtime.Asl.Distributed.ItemBatcher.BatchInput);
        public const string ResultWriter = nameof(DistributedMapOptions.ResultWriter);
        public const string OutputType = nameof(Durable.Runtime.Asl.Distributed.ResultWriter.OutputType);
    }

    /// <summary>What a template reads from data.</summary>
    public static class Data
    {
        public const string Type = nameof(JsonData);
        public const string Get = nameof(JsonData.Get);
        public const string At = nameof(JsonData.At);
        public const string With = nameof(JsonData.With);
        public const string InputPath = nameof(JsonData.InputPath);
        public const string OutputPath = nameof(JsonData.OutputPath);
        public const string TextField = nameof(JsonData.AsText);
        public const string ChoiceText = nameof(JsonData.ChoiceText);
        public const string ItemsPath = nameof(JsonData.ItemsPath);
    }

    /// <summary>The operators of JSONata that cannot fail.</summary>
    public static class Jsonata
    {
        public const string Find = nameof(JsonData.Find);
        public const string Text = nameof(JsonData.Text);
        public const string ToText = nameof(JsonData.ToText);
        public const string AsNumber = nameof(JsonData.AsNumber);
        public const string IsTruthy = nameof(JsonSelection.IsTruthy);
        public const string Exists = nameof(JsonSelection.Exists);
        public const string IsNull = nameof(JsonSelection.IsNull);
        public const string IsNotNull = nameof(JsonSelection.IsNotNull);
        public const string Count = nameof(JsonSelection.Count);
        public const string IsEqualTo = nameof(JsonSelection.IsEqualTo);
        public const string DiffersFrom = nameof(JsonSelection.DiffersFrom);
        public const string IsIn = nameof(JsonSelection.IsIn);
        public const string Includes = nameof(JsonSelection.Includes);
        public const string Or = nameof(JsonSelection.Or);
        public const string OrIfFalsy = nameof(JsonSelection.OrIfFalsy);
        public const string OrFail = nameof(StatesSelections.OrFail);
        public const string ArrayOrFail = nameof(StatesSelections.ArrayOrFail);
    }

    /// <summary>Members of <see cref="StatesException"/>.</summary>
    public static class Error
    {
        public const string Type = nameof(StatesException);
        public const string Matches = nameof(StatesException.Matches);
        public const string Output = nameof(StatesException.Output);
    }

    /// <summary>Members of <see cref="MapItem"/>.</summary>
    public static class Item
    {
        public const string Context = nameof(MapItem.Context);
        public const string Index = nameof(MapItem.Index);
        public const string Value = nameof(MapItem.Value);
    }

    /// <summary>What task methods see and use.</summary>
    public static class Tasks
    {
        public const string Context = nameof(TaskContext);
        public const string Cancellation = nameof(TaskContext.CancellationToken);
        public const string Token = nameof(TaskContext.Token);
        public const string Services = nameof(IAwsServices);
        public const string Call = nameof(IAwsServices.CallAsync);
        public const string JobStatus = nameof(Durable.Runtime.Asl.JobStatus);
        public const string Jobs = nameof(AwsJobs);
        public const string NoServices = nameof(UnavailableAwsServices);
        public const string NoServicesInstance = nameof(UnavailableAwsServices.Instance);
        public const string CheckJob = nameof(AwsJobs.CheckAsync);
    }

    /// <summary>Intrinsic functions and their arguments.</summary>
    public static class Intrinsic
    {
        public const string Type = nameof(Intrinsics);
        public const string Value = nameof(IntrinsicValue);
        public const string Null = nameof(IntrinsicValue.Null);
        public const string WrittenAs = nameof(IntrinsicValue.WrittenAs);
    }

    /// <summary>The embedded engine.</summary>
    public static class Hosting
    {
        public const string Type = nameof(EmbeddedHost);
        public const string Register = nameof(EmbeddedHost.RegisterWorkflow);
        public const string Run = nameof(EmbeddedHost.RunAsync);
        public const string Options = nameof(EmbeddedHostOptions);
        public const string Store = nameof(EmbeddedHostOptions.Store);
        public const string FileStore = nameof(SqliteExecutionStore);
        public const string Failure = nameof(ExecutionFailedException);
    }

    /// <summary>Instants.</summary>
    public static class Instants
    {
        public const string Type = nameof(Rfc3339);
        public const string Parse = nameof(Rfc3339.Parse);
    }
}
