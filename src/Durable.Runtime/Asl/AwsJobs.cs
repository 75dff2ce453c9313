using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>Asks AWS whether a job of a <c>.sync</c> integration has ended, job type by job type.</summary>
public static class AwsJobs
{
    private static readonly Dictionary<string, AwsJob> Table = new(StringComparer.Ordinal)
    {
        ["athena:startQueryExecution"] = new("aws-sdk:athena", "getQueryExecution")
        {
            Request = [("QueryExecutionId", "$.QueryExecutionId")],
            Status = "$.QueryExecution.Status.State",
            Succeeded = ["SUCCEEDED"],
            Failed = ["FAILED", "CANCELLED"],
        },
        ["batch:submitJob"] = new("aws-sdk:batch", "describeJobs")
        {
            List = ("Jobs", "$.JobId"),
            Status = "$.Jobs[0].Status",
            Result = "$.Jobs[0]",
            Succeeded = ["SUCCEEDED"],
            Failed = ["FAILED"],
        },
        ["codebuild:startBuild"] = new("aws-sdk:codebuild", "batchGetBuilds")
        {
            List = ("Ids", "$.Build.Id"),
            Status = "$.Builds[0].BuildStatus",
            Succeeded = ["SUCCEEDED"],
            Failed = ["FAILED", "FAULT", "STOPPED", "TIMED_OUT"],
        },
        ["ecs:runTask"] = new("aws-sdk:ecs", "describeTasks")
        {
            Request = [("Cluster", "$.Tasks[0].ClusterArn")],
            List = ("Tasks", "$.Tasks[0].TaskArn"),
            Status = "$.Tasks[0].LastStatus",
            Result = "$.Tasks[0]",
            Succeeded = ["STOPPED"],
            Failed = [],
        },
        ["emr-serverless:startJobRun"] = new("aws-sdk:emrserverless", "getJobRun")
        {
            Request = [("ApplicationId", "$.ApplicationId"), ("JobRunId", "$.JobRunId")],
            Status = "$.JobRun.State",
            Result = "$.JobRun",
            Succeeded = ["SUCCESS"],
            Failed = ["FAILED", "CANCELLED"],
        },
        ["glue:startJobRun"] = new("aws-sdk:glue", "getJobRun")
        {
            Request = [("JobName", "$.JobName"), ("RunId", "$.JobRunId")],
            Status = "$.JobRun.JobRunState",
            Result = "$.JobRun",
            Succeeded = ["SUCCEEDED"],
            Failed = ["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"],
        },
        ["sagemaker:createProcessingJob"] = SageMaker("ProcessingJob"),
        ["sagemaker:createTrainingJob"] = SageMaker("TrainingJob"),
        ["sagemaker:createTransformJob"] = SageMaker("TransformJob"),
        ["states:startExecution"] = new("aws-sdk:sfn", "describeExecution")
        {
            Request = [("ExecutionArn", "$.ExecutionArn")],
            Status = "$.Status",
            Succeeded = ["SUCCEEDED"],
            Failed = ["FAILED", "TIMED_OUT", "ABORTED"],
        },
    };

    /// <summary>The jobs whose end can be asked for, as <c>service:action</c>, such as <c>glue:startJobRun</c>.</summary>
    public static IReadOnlyCollection<string> Known => Table.Keys;

    /// <summary>Asks once.</summary>
    /// <param name="aws">Makes the call.</param>
    /// <param name="resource">The job's resource as <c>service:action.sync</c> or <c>….sync:2</c>.</param>
    /// <param name="started">What the call that started the job answered.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Running, or how the job ended. With <c>.sync:2</c> an execution's input and output are parsed JSON.</returns>
    /// <exception cref="NotSupportedException">This job type is not known; <see cref="Known"/> lists those that are.</exception>
    /// <exception cref="StatesException">The call failed.</exception>
    public static async Task<JobStatus> CheckAsync(
        IAwsServices aws, string resource, JsonNode? started, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(aws);
        ArgumentNullException.ThrowIfNull(resource);
        var name = resource.Split(".sync")[0];
        if (!Table.TryGetValue(name, out var job))
        {
            throw new NotSupportedException(
                $"How to ask for the end of '{name}' is not known. Write the Check method of this Task yourself.");
        }

        var description = await aws.CallAsync(job.Service, job.Action, job.RequestFor(started), cancellationToken);
        return job.Read(resource.EndsWith(".sync:2", StringComparison.Ordinal) ? Parsed(description) : description);
    }

    private static AwsJob SageMaker(string type) => new("aws-sdk:sagemaker", "describe" + type)
    {
        Request = [(type + "Name", $"$.{type}Name")],
        Status = $"$.{type}Status",
        Succeeded = ["Completed"],
        Failed = ["Failed", "Stopped"],
    };

    private static JsonNode? Parsed(JsonNode? description)
    {
        var parsed = description;
        foreach (var path in new[] { "$.Input", "$.Output" })
        {
            if (description?[path[2..]] is JsonValue text && ServiceJson.TryParse(text.ToString(), out var value, out _))
            {
                parsed = parsed.With(path, value);
            }
        }

        return parsed;
    }
}
