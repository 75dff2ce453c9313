namespace Durable.Runtime;

/// <summary>How a delay is spread at random, so that many executions do not retry together.</summary>
public enum JitterStrategy
{
    /// <summary>The delay as computed.</summary>
    None,

    /// <summary>Anything from zero to the delay.</summary>
    Full,

    /// <summary>Anything from half the delay to the delay.</summary>
    Half,
}
