using System.Globalization;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Sfn2Durable.CrashChild;

/// <summary>One life of the process: opens the store, goes on with what it finds, starts what is missing.</summary>
internal sealed class Life : IAsyncDisposable
{
    private const string Workflow = "everything";

    private readonly ChildOptions _options;
    private readonly Ledger _ledger;
    private readonly WatchedStore _store;
    private readonly EmbeddedHost _host;

    public Life(ChildOptions options, Ledger ledger)
    {
        _options = options;
        _ledger = ledger;
        var clock = new FastClock(factor: 100, origin: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var inner = new SqliteExecutionStore(
            options.Path,
            new StoreOptions { TimeProvider = clock, ArchiveBatch = 20, IdleMemory = 100_000, Retention = null });
        _store = new WatchedStore(inner, options, ledger, clock);
        _host = new EmbeddedHost(new EmbeddedHostOptions { Store = _store, TimeProvider = clock });
        new Everything(ledger, options.Ballast).Register(_host);
    }

    public async Task RunAsync()
    {
        await _host.StartAsync();
        _ledger.Write($"open");
        var known = await KnownAsync();
        foreach (var execution in known.Where(execution => execution.Status == ExecutionStatus.Running))
        {
            foreach (var record in await _store.GetOperationsAsync(execution.Id))
            {
                _store.Answer(record);
            }
        }

        if (_options.Executions == 0)
        {
            await RunAsync(known, 0, 0);
            return;
        }

        var rounds = known.Where(execution => execution.Workflow == Workflow)
            .Select(execution => execution.Name.Split('-'))
            .GroupBy(parts => Number(parts[1]), parts => Number(parts[2]))
            .ToDictionary(slot => slot.Key, slot => slot.Max());
        await Task.WhenAll(Enumerable.Range(0, _options.Executions)
            .Select(slot => Task.Run(() => RunSlotAsync(known, slot, rounds.GetValueOrDefault(slot)))));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task RunSlotAsync(IReadOnlyList<ExecutionInfo> known, int slot, int round)
    {
        await RunAsync(known, slot, round);
        while (!_options.Drains)
        {
            await RunAsync(known, slot, ++round);
        }
    }

    private async Task RunAsync(IReadOnlyList<ExecutionInfo> known, int slot, int round)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"run-{slot}-{round}");
        var id = $"{Workflow}/{name}";
        if (!known.Any(execution => execution.Id == id))
        {
            await InsistAsync(() => _host.StartExecutionAsync(Workflow, slot + 20, name));
        }

        var end = await InsistAsync(() => _host.WaitForEndAsync(id));
        _ledger.Write($"ended {id} {end.Status} {end.Result ?? end.Error?.ErrorMessage}");
    }

    /// <summary>Tries again while the disk is full, and says so.</summary>
    private async Task<ExecutionInfo> InsistAsync(Func<Task<ExecutionInfo>> request)
    {
        while (true)
        {
            try
            {
                return await request();
            }
            catch (StoreFullException)
            {
                _ledger.Write($"full");
                await Task.Delay(20);
            }
        }
    }

    private async Task<IReadOnlyList<ExecutionInfo>> KnownAsync()
    {
        var known = new List<ExecutionInfo>();
        string? marker = null;
        do
        {
            var page = await _store.ListAsync(new ExecutionQuery { MaxItems = 1_000, Marker = marker });
            known.AddRange(page.Items);
            marker = page.NextMarker;
        }
        while (marker is not null);

        return known;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
