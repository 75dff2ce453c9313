// Converted by sfn2durable from the state machine 'parallel-catch', and kept up to date by it: adopt this file before
// you edit it.

using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;

namespace ParallelCatch;

/// <summary>
/// Asks three sources for a quote side by side and carries on without the market when one of them fails.
/// </summary>
public sealed class ParallelCatchWorkflow : IDurableWorkflow
{
    private static readonly WorkOptions CollectQuotesOptions = new()
    {
        Retry = [new Retrier("Throttled") { IntervalSeconds = 5, MaxAttempts = 2, FullJitter = true }],
    };

    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "parallel-catch" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Collect Quotes", data);
        try
        {
            var collectQuotesResult = await states.ParallelAsync(
                "Collect Quotes",
                data,
                [AskBrokerBranchAsync, AskExchangeBranchAsync, HousePriceBranchAsync],
                CollectQuotesOptions);
            data = data.With("$.quotes", new JsonObject
            {
                ["broker"] = collectQuotesResult.Get("$[0]", "broker.$"),
                ["exchange"] = collectQuotesResult.Get("$[1]", "exchange.$"),
                ["house"] = collectQuotesResult.Get("$[2]", "house.$"),
            });
        }
        catch (StatesException error) when (error.Matches("States.ALL"))
        {
            data = data.With("$.problem", error.Output);

            states.Enter("Without Market", data);
            data = data.With("$.quotes", new JsonObject
            {
                ["house"] = new JsonObject { ["amount"] = 100 },
            });
        }

        states.Enter("Decide", data);
        return await states.InvokeAsync(
            "Decide",
            "arn:aws:lambda:eu-west-1:111122223333:function:decide",
            data.InputPath("$.quotes"));
    }

    private async Task<JsonNode?> AskBrokerBranchAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Ask Broker", data);
        return await states.InvokeAsync(
            "Ask Broker",
            "arn:aws:lambda:eu-west-1:111122223333:function:ask-broker",
            data);
    }

    private async Task<JsonNode?> AskExchangeBranchAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Ask Exchange", data);
        data = await states.InvokeAsync(
            "Ask Exchange",
            "arn:aws:lambda:eu-west-1:111122223333:function:ask-exchange",
            data);

        states.Enter("Open?", data);
        if (data.BooleanEquals("$.open", true))
        {
            states.Enter("Take Price", data);
            return data.OutputPath("$.price");
        }
        else
        {
            states.Enter("Use Last Close", data);
            return data.OutputPath("$.lastClose");
        }
    }

    private Task<JsonNode?> HousePriceBranchAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("House Price", data);
        data = new JsonObject { ["amount"] = 100, ["source"] = "house" };
        return Task.FromResult<JsonNode?>(data);
    }
}
