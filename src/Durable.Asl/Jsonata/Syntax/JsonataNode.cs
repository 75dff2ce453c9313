namespace Durable.Asl.Jsonata.Syntax;

/// <summary>
/// A node of a JSONata syntax tree. The family is closed: literals, path parts, operators, constructors and
/// functions, one sealed record each. Trees are immutable and compare by meaning; places are not compared.
/// Every pair of parentheses in the text is a <see cref="BlockNode"/>, so a tree never needs precedence rules
/// to be read.
/// </summary>
public abstract record JsonataNode
{
    private protected JsonataNode()
    {
    }

    /// <summary>Place of the token that introduced the construct (for an operator, the operator).</summary>
    public JsonataSpan Span { get; init; }

    /// <summary>The nodes directly below this one, in the order of the text.</summary>
    public abstract IEnumerable<JsonataNode> Children { get; }

    /// <summary>True when both nodes are of the same kind; derived records add their own parts.</summary>
    /// <param name="other">The node to compare with.</param>
    public virtual bool Equals(JsonataNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The canonical text of the tree: parsing it gives an equal tree.</summary>
    public sealed override string ToString() => JsonataPrinter.Print(this);
}
