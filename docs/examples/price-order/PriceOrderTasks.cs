// Converted by sfn2durable from the state machine 'price-order', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace PriceOrder;

/// <summary>
/// The side effects of PriceOrderWorkflow: one method per Task state that does not invoke a function.
/// </summary>
public interface IPriceOrderTasks
{
    /// <summary>
    /// Ask Approval: arn:aws:states:::sns:publish.waitForTaskToken. Hands out the work; the answer comes with the task
    /// token.
    /// </summary>
    Task AskApprovalAsync(JsonNode? request, TaskContext task);
}

/// <summary>Makes the requests that Step Functions would have made.</summary>
public sealed class PriceOrderTasks(IAwsServices aws) : IPriceOrderTasks
{
    public Task AskApprovalAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("sns", "publish", request, task.CancellationToken);
}
