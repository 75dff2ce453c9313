using System.Text.Json.Nodes;
using Durable.Runtime;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace EndToEnd.Tests.Stores;

/// <summary>A store in a folder of its own, and a host whose workflow asks for an approval.</summary>
internal sealed class OrderStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfn2durable-store-");

    public string File => PathOf("orders.db");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A host over the store; its workflow <c>orders</c> charges the order that somebody approves.</summary>
    public EmbeddedHost OpenHost(TimeSpan? timeout = null, TimeProvider? clock = null)
    {
        var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new SqliteExecutionStore(File, new StoreOptions { TimeProvider = clock ?? TimeProvider.System }),
            TimeProvider = clock ?? TimeProvider.System,
        });
        host.RegisterWorkflow<JsonNode?, JsonNode?>("orders", async (order, context) =>
        {
            var config = new CallbackConfig { Timeout = timeout ?? TimeSpan.Zero, HeartbeatTimeout = timeout ?? TimeSpan.Zero };
            var approval = await context.CreateCallbackAsync<JsonNode?>("approve", config);
            var answer = await approval.GetResultAsync();
            return await context.StepAsync(
                (_, _) => Task.FromResult<JsonNode?>(new JsonObject { ["charged"] = answer?.DeepClone() }), "charge");
        });
        host.RegisterWorkflow<int, int>("doubling", (number, context) =>
            context.StepAsync((_, _) => Task.FromResult(2 * number), "double"));
        return host;
    }

    /// <summary>Leaves orders in the store that wait for approval.</summary>
    public async Task FillAsync(params string[] names)
    {
        await using var host = OpenHost();
        foreach (var name in names)
        {
            var execution = await host.StartExecutionAsync("orders", new JsonObject { ["id"] = name }, name);
            await host.WaitForRestAsync(execution.Id);
        }

        await host.StopAsync();
    }

    public static Task<Answer> RunAsync(params string[] arguments) => new TestTerminal().RunAsync(arguments);

    /// <summary>The answer of a command with <c>--format json</c>.</summary>
    public async Task<JsonNode> JsonAsync(params string[] arguments)
    {
        var answer = await RunAsync([.. arguments, "--store", File, "--format", "json"]);
        Assert.True(answer.Code == 0, answer.Error);
        return JsonNode.Parse(answer.Out) ?? throw new FormatException(answer.Out);
    }

    /// <summary>The id of the callback that an execution waits for.</summary>
    public async Task<string> CallbackAsync(string execution) =>
        (string?)(await JsonAsync("executions", "show", execution))["waitsFor"]?[0]?["callbackId"]
        ?? throw new InvalidOperationException("No callback is open.");

    public void Dispose() => _folder.Delete(recursive: true);
}
