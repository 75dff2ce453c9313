namespace Durable.Runtime.CodeFixes;

/// <summary>How an expression becomes the body of a step.</summary>
internal enum RecordedShape
{
    /// <summary>A value, which the body wraps in a task.</summary>
    Value,

    /// <summary>A task, which the body returns.</summary>
    Task,

    /// <summary>A call without a result.</summary>
    Statement,
}
