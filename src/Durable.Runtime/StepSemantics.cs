namespace Durable.Runtime;

/// <summary>What happens to a step whose process dies while its body runs.</summary>
public enum StepSemantics
{
    /// <summary>The body runs again, without using up an attempt.</summary>
    AtLeastOncePerRetry,

    /// <summary>The body does not run again; the attempt counts as failed and the retry strategy decides.</summary>
    AtMostOncePerRetry,
}
