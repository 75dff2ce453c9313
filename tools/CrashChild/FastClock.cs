namespace Sfn2Durable.CrashChild;

/// <summary>A clock that runs a hundred times as fast as the system's, and goes on where it is in the next process.
/// </summary>
internal sealed class FastClock : TimeProvider
{
    private const int Factor = 100;

    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Origin + ((base.GetUtcNow() - Origin) * Factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Fast(dueTime), Fast(period));

    private static TimeSpan Fast(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Factor;
}
