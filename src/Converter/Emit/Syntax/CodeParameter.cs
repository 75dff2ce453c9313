namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A parameter of a method, constructor, record or lambda. Without a type it is a lambda's <c>x</c>.
/// </summary>
internal sealed record CodeParameter(
    TypeName? Type,
    string Name,
    CodeExpression? Default = null,
    string? Modifier = null)
{
    public IReadOnlyList<CodeAttribute> Attributes { get; init; } = [];

    /// <summary>A lambda's parameter without a type.</summary>
    public static implicit operator CodeParameter(string name) => new(null, name);
}
