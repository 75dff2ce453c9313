using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Sqlite;

namespace Durable.Runtime.Tests.Asl;

/// <summary>
/// One machine with everything in it, killed after each of its checkpoints: on every store, with operations known by
/// their position and by their name, with and without an interceptor.
/// </summary>
public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _files;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(OperationIdentity.ByPosition, false, false)]
    [InlineData(OperationIdentity.ByName, false, false)]
    [InlineData(OperationIdentity.ByPosition, true, false)]
    [InlineData(OperationIdentity.ByName, false, true)]
    public async Task A_machine_survives_every_kill(OperationIdentity identity, bool onDisk, bool isIntercepted)
    {
        var machine = new AslMachine(RunAsync)
        {
            Engine = new EngineOptions { Identity = identity },
            Environment = new StatesEnvironment { Interceptor = isIntercepted ? new Declining() : null },
            Functions = { ["double"] = payload => (payload?.GetValue<int>() ?? 0) * 2 },
            Outside = async (host, execution) => await host.CompleteCallbackAsync(
                await host.WaitForCallbackAsync(execution, "Approve"), "yes"),
            Store = onDisk ? OpenFile : clock => new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock }),
        };

        var run = await machine.RunAsync("[1,2,3]");

        Assert.Equal(
            """{"doubled":[2,4,6],"caught":{"Error":"Odd","Cause":"3 is odd"},"approved":"yes","children":["a","b"]}""",
            run.OutputText);
        Assert.InRange(run.Checkpoints, 20, 200);
    }

    private static async Task<JsonNode?> RunAsync(JsonNode? data, StatesScope states)
    {
        var result = new JsonObject();
        states.Enter("Double", data);
        var doubled = await states.MapAsync("Double", data, DoubleAsync, new MapOptions { MaxConcurrency = 2 });
        result["doubled"] = doubled?.DeepClone();

        states.Enter("Judge", data);
        try
        {
            await states.ParallelAsync("Judge", data, [JudgeAsync, WaitAsync]);
        }
        catch (StatesException error) when (error.Matches("Odd"))
        {
            result["caught"] = error.Output;
        }

        states.Enter("Approve", data);
        var approved = await states.CallbackAsync("Approve", (_, _) => Task.CompletedTask, token => token);
        result["approved"] = approved?.DeepClone();

        states.Enter("Children", data);
        var children = await states.DistributedMapAsync("Children", new JsonArray("a", "b"), WaitAsync);
        result["children"] = children?.DeepClone();

        states.Enter("Until", result);
        await states.WaitUntilAsync("Until", new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return result;
    }

    private static Task<JsonNode?> DoubleAsync(JsonNode? input, StatesScope states)
    {
        states.Enter("Call", input);
        return states.InvokeAsync("Call", "double", input, new TaskOptions { Timeout = TimeSpan.FromMinutes(1) });
    }

    private static async Task<JsonNode?> JudgeAsync(JsonNode? input, StatesScope states)
    {
        JsonNode? last = null;
        foreach (var item in input as JsonArray ?? [])
        {
            states.Enter("Judge item", item);
            last = await states.TaskAsync(
                "Judge item",
                (number, task) => task.RetryCount == 0 || number?.GetValue<int>() == 3
                    ? throw new StatesException("Odd", $"{number} is odd")
                    : Task.FromResult(number),
                item,
                new TaskOptions { Retry = [new("Odd") { MaxAttempts = 2 }] });
        }

        return last;
    }

    private static async Task<JsonNode?> WaitAsync(JsonNode? input, StatesScope states)
    {
        states.Enter("Wait", input);
        await states.WaitAsync("Wait", TimeSpan.FromHours(1));
        return input;
    }

    private SqliteExecutionStore OpenFile(TimeProvider clock) => new(
        _folder.File($"{_files++}.db"), new StoreOptions { TimeProvider = clock }, SqliteDurability.Normal);

    private sealed class Declining : ITaskInterceptor
    {
        public Task<TaskOutcome> InterceptAsync(TaskInvocation call, CancellationToken cancellationToken) =>
            Task.FromResult(TaskOutcome.NotHandled);
    }
}
