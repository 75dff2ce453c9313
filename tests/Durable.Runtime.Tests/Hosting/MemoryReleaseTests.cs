using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>When a host at rest gives memory back.</summary>
public sealed class MemoryReleaseTests : IDisposable
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly MemoryRelease _memory;
    private long _allocated = MemoryRelease.Worthwhile;
    private bool _isAtRest = true;
    private int _releases;

    public MemoryReleaseTests() =>
        _memory = new MemoryRelease(_clock, () => _isAtRest, () => _allocated, () => _releases++);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void A_burst_of_work_is_followed_by_one_release_after_a_while()
    {
        _memory.OnRest();
        _clock.Advance(MemoryRelease.Patience / 2);
        Assert.Equal(0, _releases);

        _memory.OnRest();
        _clock.Advance(MemoryRelease.Patience - TimeSpan.FromTicks(1));
        Assert.Equal(0, _releases);

        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, _releases);

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, _releases);
    }

    [Fact]
    public void What_is_not_worth_the_pause_is_kept()
    {
        _allocated = MemoryRelease.Worthwhile - 1;
        _memory.OnRest();
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, _releases);

        _allocated++;
        _memory.OnRest();
        _clock.Advance(MemoryRelease.Patience);
        Assert.Equal(1, _releases);

        _allocated += MemoryRelease.Worthwhile - 1;
        _memory.OnRest();
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, _releases);
    }

    [Fact]
    public void A_host_that_works_again_is_left_alone_until_it_rests()
    {
        _memory.OnRest();
        _isAtRest = false;
        _clock.Advance(MemoryRelease.Patience);
        Assert.Equal(0, _releases);

        _isAtRest = true;
        _memory.OnRest();
        _clock.Advance(MemoryRelease.Patience);
        Assert.Equal(1, _releases);
    }

    /// <summary>One of the process's own: what it allocated before counts.</summary>
    [Fact]
    public async Task A_host_with_the_option_works_and_can_be_disposed()
    {
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { CollectGarbageAtRest = true });
        host.RegisterWorkflow<int, int>("adds", (number, _) => Task.FromResult(number + 1));
        Assert.Equal(2, await host.RunAsync<int, int>("adds", 1));
        await host.StopAsync();
    }
}
