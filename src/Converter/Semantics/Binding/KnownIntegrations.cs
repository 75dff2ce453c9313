using Sfn2Durable.Diagnostics;
using static Sfn2Durable.Semantics.IntegrationPattern;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// The optimised integrations of the service: which actions a service has and how one can wait for them. The calls
/// through <c>aws-sdk</c> are too many for a table; of them only the form is checked.
/// </summary>
internal static class KnownIntegrations
{
    private static readonly Dictionary<string, Integration> Actions = Table();

    private static readonly Dictionary<string, string[]> Required = new(StringComparer.Ordinal)
    {
        ["apigateway:invoke"] = ["ApiEndpoint", "Method"],
        ["athena:getQueryExecution"] = ["QueryExecutionId"],
        ["athena:getQueryResults"] = ["QueryExecutionId"],
        ["batch:submitJob"] = ["JobDefinition", "JobName", "JobQueue"],
        ["codebuild:startBuild"] = ["ProjectName"],
        ["dynamodb:deleteItem"] = ["TableName", "Key"],
        ["dynamodb:getItem"] = ["TableName", "Key"],
        ["dynamodb:putItem"] = ["TableName", "Item"],
        ["dynamodb:updateItem"] = ["TableName", "Key"],
        ["ecs:runTask"] = ["TaskDefinition"],
        ["events:putEvents"] = ["Entries"],
        ["glue:startJobRun"] = ["JobName"],
        ["http:invoke"] = ["ApiEndpoint", "Method"],
        ["lambda:invoke"] = ["FunctionName"],
        ["sqs:sendMessage"] = ["QueueUrl", "MessageBody"],
        ["states:startExecution"] = ["StateMachineArn"],
    };

    /// <summary>Why the service does not know the call, a sentence; null when it does.</summary>
    public static string? Problem(ServiceResource resource)
    {
        if (resource.IsSdk)
        {
            var isForm = resource.Service.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                && char.IsAsciiLetterLower(resource.Action[0]);
            return isForm
                ? null
                : "service and action of an SDK call begin with small letters, as in aws-sdk:s3:getObject.";
        }

        if (Actions.ContainsKey(Key(resource)))
        {
            return null;
        }

        var near = Suggestion.For(Key(resource), Actions.Keys.Order(StringComparer.Ordinal));
        return Actions.Keys.Any(key => key.StartsWith(resource.Service + ":", StringComparison.Ordinal))
            ? $"'{resource.Service}' has no optimised action '{resource.Action}'. Any action of the API can be called "
                + $"as aws-sdk:{resource.Service}:{resource.Action}.{near}"
            : $"there is no optimised integration '{resource.Service}'.{near}";
    }

    public static bool Supports(ServiceResource resource) => WaysOf(resource).HasFlag(Way(resource.Pattern));

    /// <summary>The ways to wait that the action has, in words.</summary>
    public static string PatternsOf(ServiceResource resource)
    {
        var ways = WaysOf(resource);
        var suffixes = new[] { Sync, Sync2, WaitForTaskToken }.Where(p => ways.HasFlag(Way(p))).Select(Suffix).ToList();
        return suffixes.Count == 0 ? "requests only" : $"requests, {string.Join(", ", suffixes)}";
    }

    public static string Suffix(IntegrationPattern pattern) => pattern switch
    {
        Sync => ".sync",
        Sync2 => ".sync:2",
        WaitForTaskToken => ".waitForTaskToken",
        _ => "",
    };

    /// <summary>Parameters without which the service refuses the definition.</summary>
    public static IReadOnlyList<string> RequiredParameters(ServiceResource resource) =>
        resource.IsSdk ? [] : Required.GetValueOrDefault(Key(resource)) ?? [];

    private static Ways WaysOf(ServiceResource resource) =>
        resource.IsSdk ? Ways.Request | Ways.Callback : Actions.GetValueOrDefault(Key(resource))?.Ways ?? Ways.Request;

    private static Ways Way(IntegrationPattern pattern) => pattern switch
    {
        Sync => Ways.Job,
        Sync2 => Ways.ParsedJob,
        WaitForTaskToken => Ways.Callback,
        _ => Ways.Request,
    };

    private static string Key(ServiceResource resource) => $"{resource.Service}:{resource.Action}";

    private static Dictionary<string, Integration> Table()
    {
        var table = new Dictionary<string, Integration>(StringComparer.Ordinal);
        Add("lambda", Ways.Callback, "invoke");
        Add("sns", Ways.Callback, "publish");
        Add("sqs", Ways.Callback, "sendMessage");
        Add("events", Ways.Callback, "putEvents");
        Add("apigateway", Ways.Callback, "invoke");
        Add("http", Ways.Request, "invoke");
        Add("states", Ways.Job | Ways.ParsedJob | Ways.Callback, "startExecution");
        Add("dynamodb", Ways.Request, "getItem", "putItem", "updateItem", "deleteItem");
        Add("ecs", Ways.Job | Ways.Callback, "runTask");
        Add("eks", Ways.Request, "call");
        Add("eks", Ways.Job | Ways.Callback, "runJob");
        Add(
            "eks", Ways.Job | Ways.Callback,
            "createCluster", "deleteCluster", "createNodegroup", "deleteNodegroup", "createFargateProfile",
            "deleteFargateProfile");
        Add("bedrock", Ways.Job | Ways.Callback, "invokeModel", "createModelCustomizationJob");
        Add("batch", Ways.Job, "submitJob");
        Add("athena", Ways.Job, "startQueryExecution");
        Add("athena", Ways.Request, "stopQueryExecution", "getQueryExecution", "getQueryResults");
        Add("codebuild", Ways.Job, "startBuild", "startBuildBatch", "retryBuild", "retryBuildBatch");
        Add(
            "codebuild", Ways.Request,
            "stopBuild", "stopBuildBatch", "batchDeleteBuilds", "batchGetReports", "deleteBuildBatch");
        Add("glue", Ways.Job, "startJobRun");
        Add("databrew", Ways.Job, "startJobRun");
        Add("mediaconvert", Ways.Job, "createJob");
        Add("elasticmapreduce", Ways.Job, "createCluster", "terminateCluster", "addStep");
        Add(
            "elasticmapreduce", Ways.Request,
            "cancelStep", "setClusterTerminationProtection", "modifyInstanceFleetByName",
            "modifyInstanceGroupByName");
        Add("emr-containers", Ways.Job, "deleteVirtualCluster", "startJobRun");
        Add("emr-containers", Ways.Request, "createVirtualCluster");
        Add(
            "emr-serverless", Ways.Job,
            "createApplication", "startApplication", "stopApplication", "deleteApplication", "startJobRun",
            "cancelJobRun");
        Add(
            "sagemaker", Ways.Job,
            "createTrainingJob", "createTransformJob", "createProcessingJob", "createLabelingJob",
            "createHyperParameterTuningJob");
        Add("sagemaker", Ways.Request, "createModel", "createEndpoint", "createEndpointConfig", "updateEndpoint");
        return table;

        void Add(string service, Ways ways, params string[] actions)
        {
            foreach (var action in actions)
            {
                table.Add($"{service}:{action}", new Integration(ways | Ways.Request));
            }
        }
    }

    /// <summary>An action of a service.</summary>
    private sealed record Integration(Ways Ways);

    /// <summary>The ways to wait that an action has.</summary>
    [Flags]
    private enum Ways
    {
        None = 0,
        Request = 1,
        Job = 2,
        ParsedJob = 4,
        Callback = 8,
    }
}
