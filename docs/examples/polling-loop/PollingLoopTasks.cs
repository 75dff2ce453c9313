// Converted by sfn2durable from the state machine 'polling-loop', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace PollingLoop;

/// <summary>
/// The side effects of PollingLoopWorkflow: one method per Task state that does not invoke a function.
/// </summary>
public interface IPollingLoopTasks
{
    /// <summary>Publish: arn:aws:states:::dynamodb:putItem.</summary>
    Task<JsonNode?> PublishAsync(JsonNode? request, TaskContext task);
}

/// <summary>Makes the requests that Step Functions would have made.</summary>
public sealed class PollingLoopTasks(IAwsServices aws) : IPollingLoopTasks
{
    public Task<JsonNode?> PublishAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("dynamodb", "putItem", request, task.CancellationToken);
}
