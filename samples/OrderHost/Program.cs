using System.Globalization;
using Durable.Runtime;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

// Orders that survive the process. Place one, end the process, approve it in another, in a minute or in a year.
var file = Environment.GetEnvironmentVariable("DURABLE_STORE") ?? "orders.db";
await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = new SqliteExecutionStore(file) });
host.RegisterWorkflow<Order, string>("orders", ProcessAsync);
await host.StartAsync();

switch (args)
{
    case ["place", var id, var amount]:
        var order = new Order(id, decimal.Parse(amount, CultureInfo.InvariantCulture));
        Report(await host.WaitForRestAsync((await host.StartExecutionAsync("orders", order, id)).Id));
        break;
    case ["approve" or "reject", var id]:
        await host.WaitForRestAsync($"orders/{id}");
        var operations = await host.Store.GetOperationsAsync($"orders/{id}");
        var question = operations.Single(operation => operation.CallbackId is not null);
        await host.CompleteCallbackAsync(question.CallbackId ?? "", args[0] == "approve");
        Report(await host.WaitForRestAsync($"orders/{id}"));
        break;
    default:
        Console.WriteLine("OrderHost place ID AMOUNT | approve ID | reject ID");
        break;
}

await host.StopAsync();

static async Task<string> ProcessAsync(Order order, IDurableContext context)
{
    await context.StepAsync((_, _) => Say($"reserving the goods of {order.Id}"), "reserve");
    if (order.Amount > 100)
    {
        var approval = await context.CreateCallbackAsync<bool>("approval");
        if (!await approval.GetResultAsync())
        {
            await context.StepAsync((_, _) => Say($"releasing the goods of {order.Id}"), "release");
            return "rejected";
        }
    }

    // A card must not be charged twice: after a crash in the middle the step fails instead of running again.
    var once = new StepConfig { Semantics = StepSemantics.AtMostOncePerRetry };
    await context.StepAsync((_, _) => Say($"charging {order.Amount} for {order.Id}"), "charge", once);
    return "shipped";
}

static Task Say(string what) => Console.Out.WriteLineAsync(what);

static void Report(ExecutionInfo order) => Console.WriteLine($"{order.Name}: {order.Result ?? order.Status.ToString()}");

internal sealed record Order(string Id, decimal Amount);
