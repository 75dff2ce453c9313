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
/// An expense needs a person's approval when it is large; without an answer in two days it is rejected.
/// </summary>
public sealed class HumanApprovalWorkflow(IHumanApprovalTasks tasks, HumanApprovalSettings settings) : IDurableWorkflow
{
    private static readonly TaskOptions AskManagerOptions = new()
    {
        Timeout = TimeSpan.FromDays(2),
        Heartbeat = TimeSpan.FromDays(1),
    };

    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "human-approval" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        states.Enter("Is Small", data);
        if (!(data.IsNumeric("$.amount")
            && data.NumericLessThanEquals("$.amount", 100)
            && !data.StringMatches("$.category", "travel*")))
        {
            states.Enter("Ask Manager", data);
            try
            {
                var approval = await states.CallbackAsync(
                    "Ask Manager",
                    tasks.AskManagerAsync,
                    token => new JsonObject
                    {
                        ["QueueUrl"] = settings.ApprovalQueueUrl,
                        ["MessageBody"] = new JsonObject
                        {
                            ["expense"] = data.Get("$"),
                            ["execution"] = states.Context.Get("$$.Execution.Name", "execution.$"),
                            ["token"] = token,
                        },
                    },
                    AskManagerOptions);
                data = data.With("$.approval", approval);
            }
            catch (StatesException error) when (error.Matches("States.Timeout", "Declined"))
            {
                data = data.With("$.error", error.Output);

                states.Enter("Rejected", data);
                await states.TaskAsync("Rejected", tasks.RejectedAsync, new JsonObject
                {
                    ["TopicArn"] = settings.NewsTopicArn,
                    ["Message"] = data.Get("$.error.Error", "Message.$"),
                });
                return data.OutputPath("$.error");
            }
        }

        states.Enter("Pay Out", data);
        data = await states.InvokeAsync("Pay Out", "arn:aws:lambda:eu-west-1:111122223333:function:pay-out", data);
        return data.OutputPath("$.receipt");
    }
}
