namespace Durable.Asl.Jsonata.Syntax;

/// <summary><c>a.b.c</c>.</summary>
/// <param name="Steps">At least two steps. A step is any node but a path.</param>
public sealed record PathNode(NodeList<JsonataNode> Steps) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Steps;
}

/// <summary><c>source[predicate]</c>: an index, or a condition on each item.</summary>
/// <param name="Source">What is filtered.</param>
/// <param name="Predicate">The index or condition.</param>
public sealed record FilterNode(JsonataNode Source, JsonataNode Predicate) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Source, Predicate];
}

/// <summary><c>source[]</c>: a single result stays an array.</summary>
/// <param name="Source">What is marked.</param>
public sealed record KeepArrayNode(JsonataNode Source) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Source];
}

/// <summary><c>source@$name</c>: each item is bound to the variable and the context stays the parent.</summary>
/// <param name="Source">The step.</param>
/// <param name="Variable">Name of the variable without the dollar sign.</param>
public sealed record FocusNode(JsonataNode Source, string Variable) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Source];
}

/// <summary><c>source#$name</c>: the position of each item, from 0, is bound to the variable.</summary>
/// <param name="Source">The step.</param>
/// <param name="Variable">Name of the variable without the dollar sign.</param>
public sealed record IndexNode(JsonataNode Source, string Variable) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => [Source];
}

/// <summary><c>source^(terms)</c>.</summary>
/// <param name="Source">What is sorted.</param>
/// <param name="Terms">At least one term; later ones decide between equals.</param>
public sealed record OrderNode(JsonataNode Source, NodeList<OrderTerm> Terms) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Terms.Select(term => term.Key).Prepend(Source);
}

/// <summary>One sort key.</summary>
/// <param name="Key">Evaluated with each item as context; must give a number, a string or nothing.</param>
/// <param name="Descending">True for <c>&gt;</c>.</param>
public sealed record OrderTerm(JsonataNode Key, bool Descending);

/// <summary><c>source{key: value, …}</c>: groups the items of the source by key.</summary>
/// <param name="Source">What is grouped.</param>
/// <param name="Members">The pairs; possibly none.</param>
public sealed record GroupNode(JsonataNode Source, NodeList<ObjectMember> Members) : JsonataNode
{
    /// <inheritdoc/>
    public override IEnumerable<JsonataNode> Children => Members.SelectMany(pair => pair.Parts).Prepend(Source);
}

/// <summary>A pair of an object constructor or a grouping.</summary>
/// <param name="Key">Must give a string or nothing.</param>
/// <param name="Value">Evaluated with the group of items as context.</param>
public sealed record ObjectMember(JsonataNode Key, JsonataNode Value)
{
    internal JsonataNode[] Parts => [Key, Value];
}
