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
/// Tries warehouse after warehouse until one has the goods; JSONPath with workflow variables and intrinsic functions.
/// </summary>
public sealed class StockReservationWorkflow(IStockReservationTasks tasks) : IDurableWorkflow
{
    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "stock-reservation" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        JsonNode? warehouses = null;
        JsonNode? next = null;
        JsonNode? order = null;
        JsonNode? warehouse = null;

        states.Enter("Prepare", data);
        warehouses = Intrinsics.StringSplit(data.At("$.warehouses"), ",");
        next = 0;
        order = data.Get("$.order");
        states.Assigned(("warehouses", warehouses), ("next", next), ("order", order));

        while (true)
        {
            states.Enter("Any Left", data);
            if (!next.NumericLessThanPath("$next", order, "$order.attempts"))
            {
                states.Enter("Sold Out", data);
                throw new StatesException(
                    "SoldOut",
                    JsonData.AsText(
                        Intrinsics.Format(
                            "No warehouse of {} has {}.",
                            warehouses.At("$warehouses"),
                            order.At("$order.sku")),
                        "CausePath"));
            }

            (warehouse, next) = (
                Intrinsics.ArrayGetItem(warehouses.At("$warehouses"), next.At("$next")),
                Intrinsics.MathAdd(next.At("$next"), 1));
            states.Assigned(("warehouse", warehouse), ("next", next));

            states.Enter("Reserve", data);
            try
            {
                await states.TaskAsync("Reserve", tasks.ReserveAsync, new JsonObject
                {
                    ["TableName"] = "stock",
                    ["Key"] = new JsonObject
                    {
                        ["pk"] = new JsonObject
                        {
                            ["S"] = Intrinsics.Format("{}#{}", warehouse.At("$warehouse"), order.At("$order.sku")),
                        },
                    },
                    ["UpdateExpression"] = "SET free = free - :n",
                    ["ConditionExpression"] = "free >= :n",
                    ["ExpressionAttributeValues"] = new JsonObject
                    {
                        [":n"] = new JsonObject { ["N"] = Intrinsics.JsonToString(order.At("$order.quantity")) },
                    },
                });
                break;
            }
            catch (StatesException error) when (error.Matches("DynamoDB.ConditionalCheckFailedException"))
            {
            }
        }

        states.Enter("Reserved", data);
        return new JsonObject
        {
            ["warehouse"] = warehouse.Get("$warehouse"),
            ["tries"] = next.Get("$next"),
            ["reference"] = Intrinsics.Hash(
                Intrinsics.Format("{}/{}", order.At("$order.id"), warehouse.At("$warehouse")),
                "SHA-1"),
        };
    }
}
