namespace Durable.Runtime;

/// <summary>A wait strategy from a function.</summary>
internal sealed class DelegateWaitStrategy<TState>(Func<TState, int, WaitDecision> strategy) : IWaitStrategy<TState>
{
    public WaitDecision Decide(TState state, int attemptNumber) => strategy(state, attemptNumber);
}
