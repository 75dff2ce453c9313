namespace Durable.Runtime;

/// <summary>Decides after each check of a polling operation whether to go on.</summary>
/// <typeparam name="TState">The state the checks return.</typeparam>
public interface IWaitStrategy<TState>
{
    /// <summary>Decides.</summary>
    /// <param name="state">What the check returned.</param>
    /// <param name="attemptNumber">The number of the check, from 1.</param>
    /// <exception cref="WaitForConditionException">The strategy gives up.</exception>
    WaitDecision Decide(TState state, int attemptNumber);
}
