namespace Durable.Asl.Jsonata.Syntax;

/// <summary><c>(a; b; c)</c>: expressions in parentheses; the value is that of the last.</summary>
/// <param name="Expressions">Possibly none.</param>
public sealed record BlockNode(NodeList<JsonataNode> Expressions) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Expressions;
}

/// <summary><c>[a, b, 1..3]</c>.</summary>
/// <param name="Items">The items; <see cref="RangeNode"/> occurs only here.</param>
public sealed record ArrayNode(NodeList<JsonataNode> Items) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Items;
}

/// <summary><c>from..to</c> as an item of an array constructor.</summary>
/// <param name="From">First integer.</param>
/// <param name="To">Last integer, included.</param>
public sealed record RangeNode(JsonataNode From, JsonataNode To) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [From, To];
}

/// <summary><c>{key: value, …}</c>.</summary>
/// <param name="Members">The pairs; possibly none.</param>
public sealed record ObjectNode(NodeList<ObjectMember> Members) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Members.SelectMany(pair => pair.Parts);
}
