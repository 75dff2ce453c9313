namespace Durable.Runtime;

/// <summary>A wait strategy's answer.</summary>
public readonly record struct WaitDecision
{
    /// <summary>Whether to check again.</summary>
    public bool ShouldContinue { get; private init; }

    /// <summary>How long to wait first; recorded in whole seconds, rounded up, at least one.</summary>
    public TimeSpan Delay { get; private init; }

    /// <summary>The condition is met.</summary>
    public static WaitDecision Stop() => default;

    /// <summary>Check again after <paramref name="delay"/>.</summary>
    /// <param name="delay">How long to wait first.</param>
    public static WaitDecision ContinueAfter(TimeSpan delay) => new() { ShouldContinue = true, Delay = delay };
}
