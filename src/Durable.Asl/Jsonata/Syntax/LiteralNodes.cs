namespace Durable.Asl.Jsonata.Syntax;

/// <summary>A node without parts below it.</summary>
public abstract record JsonataLeaf : JsonataNode
{
    private protected JsonataLeaf()
    {
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<JsonataNode> Children => [];
}

/// <summary>A text in quotes. As a step of a path it is a name.</summary>
/// <param name="Value">The text, escapes resolved. May hold lone surrogates.</param>
public sealed record StringLiteral(string Value) : JsonataLeaf;

/// <summary>A number; a minus sign directly before it is part of it.</summary>
/// <param name="Value">The value, always finite.</param>
public sealed record NumberLiteral(double Value) : JsonataLeaf;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">The value.</param>
public sealed record BooleanLiteral(bool Value) : JsonataLeaf;

/// <summary><c>null</c>.</summary>
public sealed record NullLiteral : JsonataLeaf;

/// <summary>A regular expression between slashes; as a value it is a matching function.</summary>
/// <param name="Pattern">The ECMAScript pattern as written.</param>
/// <param name="Flags">A run of <c>i</c> and <c>m</c>, possibly empty.</param>
public sealed record RegexLiteral(string Pattern, string Flags) : JsonataLeaf;

/// <summary>A field name: the member of that name of the context.</summary>
/// <param name="Name">The name without back quotes; may be empty.</param>
public sealed record FieldNode(string Name) : JsonataLeaf;

/// <summary>A variable.</summary>
/// <param name="Name">The name without the dollar sign. Empty is the context (<c>$</c>), <c>$</c> the input document
/// (<c>$$</c>).</param>
public sealed record VariableNode(string Name) : JsonataLeaf;

/// <summary><c>*</c>: all members of the context.</summary>
public sealed record WildcardNode : JsonataLeaf;

/// <summary><c>**</c>: the context and everything below it.</summary>
public sealed record DescendantsNode : JsonataLeaf;

/// <summary><c>%</c>: the object that the context was reached from.</summary>
public sealed record ParentNode : JsonataLeaf;

/// <summary><c>?</c> in the place of an argument that a partial application leaves open.</summary>
public sealed record PlaceholderNode : JsonataLeaf;

/// <summary>Stands where the text ended although an operand was expected. Never part of a finished tree.</summary>
internal sealed record MissingNode : JsonataLeaf;
