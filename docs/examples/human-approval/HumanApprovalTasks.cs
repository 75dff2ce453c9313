// Converted by sfn2durable from the state machine 'human-approval', and kept up to date by it: adopt this file before
// you edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace HumanApproval;

/// <summary>
/// The side effects of HumanApprovalWorkflow: one method per Task state that does not invoke a function.
/// </summary>
public interface IHumanApprovalTasks
{
    /// <summary>
    /// Ask Manager: arn:aws:states:::sqs:sendMessage.waitForTaskToken. Hands out the work; the answer comes with the
    /// task token.
    /// </summary>
    Task AskManagerAsync(JsonNode? request, TaskContext task);

    /// <summary>Rejected: arn:aws:states:::sns:publish.</summary>
    Task<JsonNode?> RejectedAsync(JsonNode? request, TaskContext task);
}

/// <summary>Makes the requests that Step Functions would have made.</summary>
public sealed class HumanApprovalTasks(IAwsServices aws) : IHumanApprovalTasks
{
    public Task AskManagerAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("sqs", "sendMessage", request, task.CancellationToken);

    public Task<JsonNode?> RejectedAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("sns", "publish", request, task.CancellationToken);
}
