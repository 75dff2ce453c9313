using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>Decides about retries in one visit of a state: one counter for each retrier.</summary>
/// <param name="retriers">The state's <c>Retry</c>.</param>
/// <param name="seed">Gives what jitter is computed from; must differ between visits and executions.</param>
internal sealed class RetryCounters(IReadOnlyList<Retrier> retriers, Func<string> seed)
{
    private readonly int[] _used = retriers.Count == 0 ? [] : new int[retriers.Count];

    /// <summary>The number of retries so far, over all retriers.</summary>
    public int Total { get; private set; }

    /// <summary>Counts a failure.</summary>
    /// <returns>The delay before the next attempt, or <c>null</c> when there is to be none: no retrier matches, or the
    /// first one that does is used up. Later retriers are not asked.</returns>
    public TimeSpan? Next(StatesException error)
    {
        for (var index = 0; index < retriers.Count; index++)
        {
            var retrier = retriers[index];
            if (error.Matches([.. retrier.ErrorEquals]))
            {
                return _used[index] < retrier.MaxAttempts ? Use(index, retrier) : null;
            }
        }

        return null;
    }

    private TimeSpan Use(int index, Retrier retrier)
    {
        var retry = ++_used[index];
        Total++;
        var seconds = retrier.IntervalSeconds * Math.Pow(retrier.BackoffRate, retry - 1);
        seconds = Math.Min(seconds, retrier.MaxDelaySeconds ?? DurableTimer.Longest.TotalSeconds);
        if (retrier.FullJitter)
        {
            seconds *= StableHash.Fraction($"{seed()}|{Total}");
        }

        return TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(seconds), 0, DurableTimer.Longest.TotalSeconds));
    }
}
