using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Tests.Sqlite;

namespace Durable.Runtime.Tests.Crash;

/// <summary>A store belongs to one process at a time.</summary>
public sealed class TwoProcessesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_host_learns_which_process_has_the_store_and_gets_it_when_that_is_killed()
    {
        var witness = new CrashWitness();
        using var child = CrashChild.Start(witness, _folder.File(), "one", "after", "5");
        await child.Held.Task.WaitAsync(TimeSpan.FromMinutes(1));

        await using (var second = NewHost())
        {
            var exception = await Assert.ThrowsAsync<StoreInUseException>(() => second.StartAsync());
            Assert.Contains(
                FormattableString.Invariant($"process {child.ProcessId} "), exception.Message, StringComparison.Ordinal);
            Assert.Contains(_folder.File(), exception.Message, StringComparison.Ordinal);
        }

        await child.KillAsync();
        await using var third = NewHost();
        await third.StartAsync();
        var execution = await third.Store.GetAsync("everything/run-0-0");
        Assert.Equal(Runtime.Storage.ExecutionStatus.Running, execution?.Status);
        Assert.Empty(witness.Offences);
    }

    private EmbeddedHost NewHost() =>
        new(new EmbeddedHostOptions { Store = new SqliteExecutionStore(_folder.File()) });
}
