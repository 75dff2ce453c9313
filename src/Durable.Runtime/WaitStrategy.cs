namespace Durable.Runtime;

/// <summary>The usual wait strategies. Each stops when its <c>isDone</c> says so, gives up with a
/// <see cref="WaitForConditionException"/> after the last attempt, and otherwise waits.</summary>
public static class WaitStrategy
{
    /// <summary>Waits longer and longer by a factor.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="maxAttempts">The number of checks.</param>
    /// <param name="initialDelay">The first delay. <c>null</c> means 5 s.</param>
    /// <param name="maxDelay">The longest delay. <c>null</c> means 300 s.</param>
    /// <param name="backoffRate">The factor from one delay to the next.</param>
    /// <param name="jitter">How delays are spread.</param>
    /// <param name="isDone">Whether the condition is met. <c>null</c> never is.</param>
    public static IWaitStrategy<TState> Exponential<TState>(
        int maxAttempts = 60,
        TimeSpan? initialDelay = null,
        TimeSpan? maxDelay = null,
        double backoffRate = 1.5,
        JitterStrategy jitter = JitterStrategy.Full,
        Func<TState, bool>? isDone = null)
    {
        var backoff = new Backoff(maxAttempts, initialDelay, maxDelay, backoffRate, jitter);
        return new DelayedWaitStrategy<TState>(maxAttempts, backoff.DelayAfter, isDone);
    }

    /// <summary>Waits longer and longer by an increment.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="maxAttempts">The number of checks.</param>
    /// <param name="initialDelay">The first delay. <c>null</c> means 5 s.</param>
    /// <param name="increment">What is added each time. <c>null</c> means 5 s.</param>
    /// <param name="maxDelay">The longest delay. <c>null</c> means no limit.</param>
    /// <param name="isDone">Whether the condition is met. <c>null</c> never is.</param>
    public static IWaitStrategy<TState> Linear<TState>(
        int maxAttempts = 60,
        TimeSpan? initialDelay = null,
        TimeSpan? increment = null,
        TimeSpan? maxDelay = null,
        Func<TState, bool>? isDone = null)
    {
        var first = initialDelay ?? Backoff.DefaultInitialDelay;
        var step = increment ?? TimeSpan.FromSeconds(5);
        var longest = maxDelay ?? TimeSpan.MaxValue;
        return new DelayedWaitStrategy<TState>(
            maxAttempts,
            attempt => WholeSeconds.AtLeastOne(
                Math.Min(first.TotalSeconds + (step.TotalSeconds * (attempt - 1)), longest.TotalSeconds)),
            isDone);
    }

    /// <summary>Waits the same time again and again.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="delay">The delay.</param>
    /// <param name="maxAttempts">The number of checks.</param>
    /// <param name="isDone">Whether the condition is met. <c>null</c> never is.</param>
    public static IWaitStrategy<TState> Fixed<TState>(
        TimeSpan delay,
        int maxAttempts = 60,
        Func<TState, bool>? isDone = null) =>
        new DelayedWaitStrategy<TState>(maxAttempts, _ => WholeSeconds.AtLeastOne(delay.TotalSeconds), isDone);

    /// <summary>A strategy from a function of the state and the number of the check.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <param name="strategy">The function.</param>
    /// <exception cref="ArgumentNullException">The function is <c>null</c>.</exception>
    public static IWaitStrategy<TState> FromDelegate<TState>(Func<TState, int, WaitDecision> strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return new DelegateWaitStrategy<TState>(strategy);
    }
}
