namespace Sfn2Durable.CrashChild;

/// <summary>A clock that runs faster than the system's, and goes on where it is in the next process.</summary>
/// <param name="factor">How many times as fast.</param>
/// <param name="origin">When it showed the same time as the system's.</param>
internal sealed class FastClock(int factor, DateTimeOffset origin) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => origin + ((base.GetUtcNow() - origin) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Fast(dueTime), Fast(period));

    private TimeSpan Fast(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / factor;
}
