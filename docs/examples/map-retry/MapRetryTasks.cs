// Converted by sfn2durable from the state machine 'map-retry', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace MapRetry;

/// <summary>The side effects of MapRetryWorkflow: one method per Task state that does not invoke a function.</summary>
public interface IMapRetryTasks
{
    /// <summary>Write Album: arn:aws:states:::aws-sdk:s3:putObject.</summary>
    Task<JsonNode?> WriteAlbumAsync(JsonNode? request, TaskContext task);
}

/// <summary>Makes the requests that Step Functions would have made.</summary>
public sealed class MapRetryTasks(IAwsServices aws) : IMapRetryTasks
{
    public Task<JsonNode?> WriteAlbumAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("aws-sdk:s3", "putObject", request, task.CancellationToken);
}
