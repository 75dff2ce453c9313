// Converted by sfn2durable from the state machine 'stock-reservation', and kept up to date by it: adopt this file
// before you edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace StockReservation;

/// <summary>
/// The side effects of StockReservationWorkflow: one method per Task state that does not invoke a function.
/// </summary>
public interface IStockReservationTasks
{
    /// <summary>Reserve: arn:aws:states:::dynamodb:updateItem.</summary>
    Task<JsonNode?> ReserveAsync(JsonNode? request, TaskContext task);
}

/// <summary>Makes the requests that Step Functions would have made.</summary>
public sealed class StockReservationTasks(IAwsServices aws) : IStockReservationTasks
{
    public Task<JsonNode?> ReserveAsync(JsonNode? request, TaskContext task) =>
        aws.CallAsync("dynamodb", "updateItem", request, task.CancellationToken);
}
