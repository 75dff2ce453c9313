namespace Durable.Runtime.Hosting;

/// <summary>A timer of a virtual clock.</summary>
internal sealed class VirtualTimer(VirtualTimeProvider clock, Action callback, bool isBodys) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>Whether user code made it, rather than the engine.</summary>
    public bool IsBodys => isBodys;

    /// <summary>Whether it is going to fire. Guarded by the clock.</summary>
    public bool IsArmed { get; set; }

    /// <summary>Counts changes: what was queued under another number is void. Guarded by the clock.</summary>
    public long Version { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        clock.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            clock.Schedule(this, _period);
        }

        callback();
    }

    public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
