using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>Ended executions are forgotten when their time is over, on the clock of the store.</summary>
public sealed class RetentionTests
{
    [Theory]
    [InlineData(13, true)]
    [InlineData(15, false)]
    public async Task An_ended_execution_is_kept_for_a_while(int days, bool isKept)
    {
        var known = await KnownAfterAsync(days, new StoreOptions().Retention);
        Assert.Equal(isKept, known.Contains("days/first"));
        Assert.Contains("days/second", known);
    }

    [Fact]
    public async Task Without_a_retention_nothing_is_forgotten() =>
        Assert.Contains("days/first", await KnownAfterAsync(1_000, retention: null));

    [Fact]
    public async Task What_runs_is_kept_however_old_it_is()
    {
        var clock = new VirtualTimeProvider();
        await using var host = Host(clock, TimeSpan.FromHours(1));
        Assert.Equal(100, await host.RunAsync<int, int>("days", 100));
    }

    private static async Task<IReadOnlyList<string>> KnownAfterAsync(int days, TimeSpan? retention)
    {
        var clock = new VirtualTimeProvider();
        await using var host = Host(clock, retention);
        await host.RunAsync<int, int>("days", 0, "first");
        await host.RunAsync<int, int>("days", days, "second");
        var page = await host.Store.ListAsync(new ExecutionQuery());
        return [.. page.Items.Select(execution => execution.Id)];
    }

    private static EmbeddedHost Host(VirtualTimeProvider clock, TimeSpan? retention)
    {
        var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock, Retention = retention }),
            TimeProvider = clock,
        });
        host.RegisterWorkflow<int, int>("days", async (days, context) =>
        {
            for (var day = 0; day < days; day++)
            {
                await context.WaitAsync(TimeSpan.FromDays(1));
            }

            return days;
        });
        return host;
    }
}
