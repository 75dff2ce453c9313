using Sfn2Durable.Diagnostics;
using static Sfn2Durable.Semantics.IntegrationPattern;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// The optimised integrations of the service: which actions a service has and how one can wait for them. The calls
/// through <c>aws-sdk</c> are too many for a table; of them only the form is checked.
/// </summary>
internal static class KnownIntegrations
{
    private static readonly IntegrationPattern[] Request = [RequestResponse];
    private static readonly IntegrationPattern[] Callback = [RequestResponse, WaitForTaskToken];
    private static readonly IntegrationPattern[] Job = [RequestResponse, Sync];
    private static readonly IntegrationPattern[] JobOrCallback = [RequestResponse, Sync, WaitForTaskToken];

    private static readonly Dictionary<string, IntegrationPattern[]> Actions = new(Rows(), StringComparer.Ordinal);

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
            return isForm ? null : "service and action of an SDK call begin with small letters, as in aws-sdk:s3:getObject.";
        }

        if (Actions.ContainsKey(Key(resource)))
        {
            return null;
        }

        var near = Suggestion.For(Key(resource), Actions.Keys.Order(StringComparer.Ordinal));
        return Actions.Keys.Any(key => key.StartsWith(resource.Service + ":", StringComparison.Ordinal))
            ? $"'{resource.Service}' has no optimised action '{resource.Action}'. Any action of the API can be called as "
                + $"aws-sdk:{resource.Service}:{resource.Action}.{near}"
            : $"there is no optimised integration '{resource.Service}'.{near}";
    }

    public static bool Supports(ServiceResource resource) => Array.IndexOf(Patterns(resource), resource.Pattern) >= 0;

    /// <summary>The ways to wait that the action has, in words.</summary>
    public static string PatternsOf(ServiceResource resource)
    {
        var suffixes = Patterns(resource).Where(static p => p != RequestResponse).Select(Suffix).ToList();
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

    private static IntegrationPattern[] Patterns(ServiceResource resource) =>
        resource.IsSdk ? Callback : Actions.GetValueOrDefault(Key(resource)) ?? Request;

    private static string Key(ServiceResource resource) => $"{resource.Service}:{resource.Action}";

    private static IEnumerable<KeyValuePair<string, IntegrationPattern[]>> Rows() =>
    [
        .. Of("lambda", Callback, "invoke"),
        .. Of("sns", Callback, "publish"),
        .. Of("sqs", Callback, "sendMessage"),
        .. Of("events", Callback, "putEvents"),
        .. Of("apigateway", Callback, "invoke"),
        .. Of("http", Request, "invoke"),
        .. Of("states", [RequestResponse, Sync, Sync2, WaitForTaskToken], "startExecution"),
        .. Of("dynamodb", Request, "getItem", "putItem", "updateItem", "deleteItem"),
        .. Of("ecs", JobOrCallback, "runTask"),
        .. Of("eks", Request, "call"),
        .. Of("eks", JobOrCallback, "runJob"),
        .. Of(
            "eks", JobOrCallback, "createCluster", "deleteCluster", "createNodegroup", "deleteNodegroup",
            "createFargateProfile", "deleteFargateProfile"),
        .. Of("bedrock", JobOrCallback, "invokeModel", "createModelCustomizationJob"),
        .. Of("batch", Job, "submitJob"),
        .. Of("athena", Job, "startQueryExecution"),
        .. Of("athena", Request, "stopQueryExecution", "getQueryExecution", "getQueryResults"),
        .. Of("codebuild", Job, "startBuild", "startBuildBatch", "retryBuild", "retryBuildBatch"),
        .. Of(
            "codebuild", Request, "stopBuild", "stopBuildBatch", "batchDeleteBuilds", "batchGetReports", "deleteBuildBatch"),
        .. Of("glue", Job, "startJobRun"),
        .. Of("databrew", Job, "startJobRun"),
        .. Of("mediaconvert", Job, "createJob"),
        .. Of("elasticmapreduce", Job, "createCluster", "terminateCluster", "addStep"),
        .. Of(
            "elasticmapreduce", Request, "cancelStep", "setClusterTerminationProtection", "modifyInstanceFleetByName",
            "modifyInstanceGroupByName"),
        .. Of("emr-containers", Job, "deleteVirtualCluster", "startJobRun"),
        .. Of("emr-containers", Request, "createVirtualCluster"),
        .. Of(
            "emr-serverless", Job, "createApplication", "startApplication", "stopApplication", "deleteApplication",
            "startJobRun", "cancelJobRun"),
        .. Of(
            "sagemaker", Job, "createTrainingJob", "createTransformJob", "createProcessingJob", "createLabelingJob",
            "createHyperParameterTuningJob"),
        .. Of(
            "sagemaker", Request, "createModel", "createEndpoint", "createEndpointConfig", "updateEndpoint"),
    ];

    private static IEnumerable<KeyValuePair<string, IntegrationPattern[]>> Of(
        string service, IntegrationPattern[] patterns, params string[] actions) =>
        actions.Select(action => KeyValuePair.Create($"{service}:{action}", patterns));
}
