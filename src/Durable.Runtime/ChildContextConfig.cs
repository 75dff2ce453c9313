namespace Durable.Runtime;

/// <summary>Options of a child context.</summary>
public sealed class ChildContextConfig
{
    /// <summary>The sub-type in history, 1 to 32 letters, digits, <c>-</c> or <c>_</c>. Default <c>null</c>: recorded
    /// as <c>RunInChildContext</c>.</summary>
    public string? SubType { get; set; }

    /// <summary>Replaces the <see cref="ChildContextException"/> thrown for a failed child, live and in replay alike.
    /// Returning <c>null</c> keeps it. Default <c>null</c>: no mapping.</summary>
    public Func<Exception, Exception>? ErrorMapping { get; set; }

    /// <summary>Whether the context itself is recorded. Default
    /// <see cref="NestingType.Nested"/>: it is.</summary>
    public NestingType NestingType { get; set; } = NestingType.Nested;

    /// <summary>Writes and reads the context's result. Default <c>null</c>: the workflow's serializer. Not part of the
    /// AWS SDK 1.0.</summary>
    public ILambdaSerializer? Serializer { get; set; }
}
