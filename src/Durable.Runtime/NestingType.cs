namespace Durable.Runtime;

/// <summary>Whether a child context is recorded.</summary>
public enum NestingType
{
    /// <summary>The context is an operation of its own, with a recorded result.</summary>
    Nested,

    /// <summary>The context is not recorded; only the operations inside are. Its body runs again in every replay.
    /// </summary>
    Flat,
}
