using System.Globalization;

namespace Durable.Runtime;

/// <summary>Stops when done, gives up after the last attempt, otherwise waits as computed.</summary>
internal sealed class DelayedWaitStrategy<TState>(
    int maxAttempts,
    Func<int, TimeSpan> delayAfter,
    Func<TState, bool>? isDone) : IWaitStrategy<TState>
{
    public WaitDecision Decide(TState state, int attemptNumber)
    {
        if (isDone?.Invoke(state) == true)
        {
            return WaitDecision.Stop();
        }

        if (attemptNumber >= maxAttempts)
        {
            var count = attemptNumber.ToString(CultureInfo.InvariantCulture);
            throw new WaitForConditionException($"The condition was not met after {count} attempts.")
            {
                AttemptsExhausted = attemptNumber,
                LastState = state,
            };
        }

        return WaitDecision.ContinueAfter(delayAfter(attemptNumber));
    }
}
