// Converted by sfn2durable from the state machine 'chase-payment', and kept up to date by it: adopt this file before
// you edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace ChasePayment;

/// <summary>
/// The side effects of ChasePaymentWorkflow: one method per Task state that does not invoke a function.
/// </summary>
public interface IChasePaymentTasks
{
    /// <summary>Remind: arn:aws:states:::sns:publish.</summary>
    Task<JsonNode?> RemindAsync(JsonNode? request, TaskContext task);
}

/// <summary>Makes the requests that Step Functions would have made.</summary>
public sealed class ChasePaymentTasks(IAwsServices aws) : IChasePaymentTasks
{
    public Task<JsonNode?> RemindAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("sns", "publish", request, task.CancellationToken);
}
