namespace Durable.Asl.Jsonata.Syntax;

/// <summary>
/// <c>procedure(arguments)</c>. With a <see cref="PlaceholderNode"/> among the arguments it is a partial
/// application, whose value is a function of the open arguments.
/// </summary>
/// <param name="Procedure">What is called; mostly a <see cref="VariableNode"/>.</param>
/// <param name="Arguments">The arguments in order.</param>
public sealed record CallNode(JsonataNode Procedure, NodeList<JsonataNode> Arguments) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Arguments.Prepend(Procedure);

    /// <summary>True when an argument is left open.</summary>
    public bool IsPartial => Arguments.Any(argument => argument is PlaceholderNode);
}

/// <summary><c>function($a, $b)&lt;signature&gt;{ body }</c>.</summary>
/// <param name="Parameters">Names without the dollar sign.</param>
/// <param name="Signature">The text between and including the angle brackets, or null.</param>
/// <param name="Body">The value of a call.</param>
public sealed record LambdaNode(NodeList<string> Parameters, string? Signature, JsonataNode Body) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Body];
}

/// <summary><c>|pattern|update, delete|</c>: a function that returns a changed copy of its argument.</summary>
/// <param name="Pattern">Selects the objects to change.</param>
/// <param name="Update">An object whose members are set on each of them.</param>
/// <param name="Delete">Names of members to remove, or null.</param>
public sealed record TransformNode(JsonataNode Pattern, JsonataNode Update, JsonataNode? Delete) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Delete is null ? [Pattern, Update] : [Pattern, Update, Delete];
}
