using System.Text.Json.Nodes;
using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Replay;

/// <summary>A workflow that uses everything loses nothing when its invocation dies, whenever that is.</summary>
public abstract class CrashSweepTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<OperationIdentity, bool> Identities => new()
    {
        { OperationIdentity.ByPosition, false },
        { OperationIdentity.ByName, false },
        { OperationIdentity.ByPosition, true },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public async Task No_body_runs_twice_when_the_invocation_dies_after_a_checkpoint(OperationIdentity identity, bool hash)
    {
        var engine = new EngineOptions { Identity = identity, HashOperationIds = hash };
        var (expected, checkpoints, _) = await RunAsync(engine, crashAfter: null);
        Assert.True(checkpoints >= 30, $"only {checkpoints} checkpoints");

        for (var crashAfter = 1; crashAfter <= checkpoints; crashAfter++)
        {
            var (result, _, ledger) = await RunAsync(engine, crashAfter);
            Assert.Equal(expected, result);
            Assert.All(ledger, entry => Assert.True(
                entry.Value == 1, $"after checkpoint {crashAfter}, '{entry.Key}' ran {entry.Value} times"));
        }
    }

    [Fact]
    public async Task The_history_is_the_same_in_every_run()
    {
        var histories = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            histories.Add(await HistoryAsync());
        }

        Assert.Single(histories);
    }

    /// <summary>A new store on the given clock.</summary>
    protected abstract IExecutionStore CreateStore(TimeProvider clock);

    private async Task<(string Result, int Checkpoints, IReadOnlyDictionary<string, int> Ledger)> RunAsync(
        EngineOptions engine,
        int? crashAfter)
    {
        var clock = new VirtualTimeProvider();
        var store = new CrashingStore(new AnsweringStore(CreateStore(clock), clock), crashAfter);
        await using var host = new EmbeddedHost(
            new EmbeddedHostOptions { Store = store, TimeProvider = clock, Engine = engine });
        store.Host = host;
        var everything = new Everything();
        everything.Register(host);
        var result = await host.RunAsync<int, string>("everything", 21, "run").WaitAsync(Patience);
        return (result, store.Checkpoints, everything.Ledger);
    }

    private async Task<string> HistoryAsync()
    {
        var clock = new VirtualTimeProvider();
        var store = new AnsweringStore(CreateStore(clock), clock);
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = store, TimeProvider = clock });
        new Everything().Register(host);
        await host.RunAsync<int, string>("everything", 21, "run").WaitAsync(Patience);
        var page = await store.GetHistoryAsync(
            new HistoryQuery { ExecutionId = "everything/run", MaxItems = 1_000 });
        var events = page.Items.Select(entry => entry.ToJson()).Select(WithoutRandomParts);
        return new JsonArray([.. events]).ToJsonString();
    }

    private static JsonObject WithoutRandomParts(JsonObject entry)
    {
        (entry["CallbackStartedDetails"] as JsonObject)?.Remove("CallbackId");
        (entry["InvocationCompletedDetails"] as JsonObject)?.Remove("RequestId");
        foreach (var details in entry.Select(member => member.Value).OfType<JsonObject>())
        {
            (details["Error"]?["Payload"] as JsonObject)?.Remove("StackTrace");
        }

        return entry;
    }
}
