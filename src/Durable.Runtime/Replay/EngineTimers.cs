namespace Durable.Runtime.Replay;

/// <summary>Timers of the engine itself. A virtual clock tells them from those that user code waits for.</summary>
internal static class EngineTimers
{
    public static ITimer Create(TimeProvider timeProvider, Action callback, TimeSpan due) =>
        timeProvider is IEngineClock clock
            ? clock.CreateEngineTimer(callback, due)
            : timeProvider.CreateTimer(static state => (state as Action)?.Invoke(), callback, due, Timeout.InfiniteTimeSpan);
}
