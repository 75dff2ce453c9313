// Converted by sfn2durable from the state machine 'price-order', and kept up to date by it: adopt this file before you
// edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace PriceOrder;

/// <summary>Prices an order line by line, asks for approval when it is expensive, and charges the customer.</summary>
public sealed class PriceOrderWorkflow(IPriceOrderTasks tasks) : IDurableWorkflow
{
    private static readonly TaskOptions AskApprovalOptions = new() { Timeout = TimeSpan.FromDays(1) };

    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "price-order" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        JsonNode? orderId = null;
        JsonNode? currency = null;
        JsonNode? limit = null;
        JsonNode? total = null;

        states.Enter("Read Order", data);
        orderId = data.Find("id").OrFail(states, "Assign/orderId");
        currency = data.Find("currency").Or("EUR");
        limit = 1000;
        states.Assigned(("orderId", orderId), ("currency", currency), ("limit", limit));

        states.Enter("Price Lines", data);
        var priceLinesResult = await states.MapAsync(
            "Price Lines",
            data.Find("lines").ArrayOrFail(states, "Items"),
            (data, states) => PriceLinesItemAsync(data, states, currency),
            new MapOptions
            {
                MaxConcurrency = 4,
                ItemSelector = item => new JsonObject
                {
                    ["order"] = orderId?.DeepClone(),
                    ["number"] = item.Index + 1,
                    ["sku"] = item
                        .Value.Find("sku")
                        .OrFail(states, "ItemSelector/sku", "$states.context.Map.Item.Value"),
                    ["quantity"] = item
                        .Value.Find("quantity")
                        .OrFail(states, "ItemSelector/quantity", "$states.context.Map.Item.Value"),
                },
            });
        total = states.Evaluate("Assign/total", "$sum($states.result.amount)", result: priceLinesResult);
        states.Assigned(("total", total));
        data = priceLinesResult;

        states.Enter("Is Expensive", data);
        if (states.EvaluateBoolean(
            "Choices[0]/Condition",
            "$total > $limit and $states.context.Execution.Name != 'trusted'"))
        {
            states.Enter("Ask Approval", data);
            try
            {
                await states.CallbackAsync(
                    "Ask Approval",
                    tasks.AskApprovalAsync,
                    token => new JsonObject
                    {
                        ["TopicArn"] = "arn:aws:sns:eu-west-1:111122223333:approvals",
                        ["Message"] = JsonData.Text($"Order {orderId} costs {total} {currency}"),
                        ["MessageAttributes"] = new JsonObject
                        {
                            ["token"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = token },
                        },
                    },
                    AskApprovalOptions);
            }
            catch (StatesException error) when (error.Matches("States.Timeout"))
            {
                data = new JsonObject
                {
                    ["error"] = error.Output.Find("Error").OrFail(states, "Output/error", "$states.errorOutput"),
                };

                states.Enter("Not Approved", data);
                throw new StatesException(
                    "NotApproved",
                    JsonData.Text($"Nobody approved order {orderId}: {data.Find("error")}"));
            }
        }

        states.Enter("Charge", data);
        var chargeResult = await states.LambdaInvokeAsync("Charge", new JsonObject
        {
            ["FunctionName"] = "charge",
            ["Payload"] = new JsonObject
            {
                ["order"] = orderId?.DeepClone(),
                ["amount"] = total?.DeepClone(),
                ["currency"] = currency?.DeepClone(),
            },
        });
        return new JsonObject
        {
            ["order"] = orderId?.DeepClone(),
            ["receipt"] = chargeResult.Find("Payload.receipt").OrFail(states, "Output/receipt", "$states.result"),
            ["lines"] = states.Evaluate("Output/lines", "$states.input[amount > 0].sku", data),
        };
    }

    private async Task<JsonNode?> PriceLinesItemAsync(JsonNode? data, StatesScope states, JsonNode? currency)
    {
        states.Enter("Look Up Price", data);
        var lookUpPriceResult = await states.LambdaInvokeAsync("Look Up Price", new JsonObject
        {
            ["FunctionName"] = "price-lookup",
            ["Payload"] = new JsonObject
            {
                ["sku"] = data.Find("sku").OrFail(states, "Arguments/Payload/sku"),
                ["currency"] = currency?.DeepClone(),
            },
        });
        return new JsonObject
        {
            ["sku"] = data.Find("sku").OrFail(states, "Output/sku"),
            ["amount"] = states.Evaluate(
                "Output/amount",
                "$states.result.Payload.price * $states.input.quantity",
                data,
                lookUpPriceResult),
        };
    }
}
