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
/// Looks for the payment of an invoice, reminds the customer up to three times, and then hands the case over.
/// </summary>
public sealed class ChasePaymentWorkflow(IChasePaymentTasks tasks) : IDurableWorkflow
{
    /// <summary>Runs the state machine.</summary>
    public Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context) =>
        StatesScope.RunAsync(context, input, ExecuteAsync, new StateMachineOptions { Name = "chase-payment" });

    private async Task<JsonNode?> ExecuteAsync(JsonNode? data, StatesScope states)
    {
        JsonNode? invoice = null;
        JsonNode? reminders = null;
        JsonNode? isKnown = null;
        JsonNode? status = null;
        JsonNode? isSettled = null;

        states.Enter("Begin", data);
        invoice = data.Find("invoice").OrFail(states, "Assign/invoice");
        reminders = 0;
        isKnown = data.Find("customer.type").IsIn("company", "club") || data.Find("customer.since").Exists;
        states.Assigned(("invoice", invoice), ("reminders", reminders), ("isKnown", isKnown));

        while (true)
        {
            states.Enter("Look Up Payment", data);
            var lookUpPaymentResult = await states.LambdaInvokeAsync("Look Up Payment", new JsonObject
            {
                ["FunctionName"] = "payments",
                ["Payload"] = new JsonObject
                {
                    ["invoice"] = invoice?.DeepClone(),
                    ["run"] = states.ExecutionName,
                },
            });
            status = lookUpPaymentResult.Find("Payload.status").OrIfFalsy("OPEN");
            isSettled = lookUpPaymentResult.Find("Payload.status").IsEqualTo("PAID")
                && !(lookUpPaymentResult.Find("Payload.missing").Count() > 0);
            states.Assigned(("status", status), ("isSettled", isSettled));

            states.Enter("What Next", data);
            if (isSettled.IsTruthy())
            {
                states.Enter("Settled", data);
                return new JsonObject
                {
                    ["invoice"] = invoice?.DeepClone(),
                    ["reminders"] = reminders?.DeepClone(),
                    ["note"] = reminders.IsEqualTo(0) ? "paid at once" : "paid late",
                };
            }
            else if (!(reminders.AsNumber() < 3
                && !status.IsEqualTo("DISPUTED")
                && (isKnown.IsTruthy() || reminders.IsEqualTo(0))))
            {
                states.Enter("Hand Over", data);
                throw new StatesException(
                    "NotPaid",
                    JsonData.Text($"Invoice {invoice} is {status} after {reminders} reminders"));
            }

            states.Enter("Remind", data);
            await states.TaskAsync("Remind", tasks.RemindAsync, new JsonObject
            {
                ["TopicArn"] = "arn:aws:sns:eu-west-1:111122223333:reminders",
                ["Message"] = JsonData.Text(
                    $"Reminder {reminders.AsNumber() + 1}: invoice {invoice} over "
                        + $"{data.Find("amount")} {data.Find("currency").Or("EUR")} is \"{status}\""),
            });
            reminders = reminders.AsNumber() + 1;
            states.Assigned(("reminders", reminders));

            states.Enter("Give Time", data);
            await states.WaitAsync("Give Time", TimeSpan.FromDays(7));
        }
    }
}
