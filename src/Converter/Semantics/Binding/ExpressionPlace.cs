namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Where an expression stands, which decides the members that <c>$states</c> has besides input and context.
/// </summary>
internal enum ExpressionPlace
{
    /// <summary>Evaluated before the work, or in a state without work.</summary>
    Field,

    /// <summary><c>Output</c> and <c>Assign</c> of Task, Parallel and Map: there is a <c>result</c>.</summary>
    AfterWork,

    /// <summary><c>Output</c> and <c>Assign</c> of a catcher: there is an <c>errorOutput</c>.</summary>
    Catcher,
}
