namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A pattern, as it stands after <c>is</c>, after <c>case</c> and in the arms of a switch expression.
/// </summary>
internal abstract record CodePattern
{
    public static implicit operator CodePattern(CodeExpression constant) => new ConstantPattern(constant);
}

/// <summary>A constant: <c>null</c>, <c>"text"</c>, <c>Color.Red</c>.</summary>
internal sealed record ConstantPattern(CodeExpression Value) : CodePattern;

/// <summary>A type: <c>JsonObject</c>.</summary>
internal sealed record TypePattern(TypeName Type) : CodePattern;

/// <summary>A type and a name for the value: <c>JsonObject found</c>; without a type, <c>var found</c>.</summary>
internal sealed record DeclarationPattern(TypeName? Type, string Name) : CodePattern;

/// <summary>A comparison: <c>&gt; 5</c>.</summary>
internal sealed record RelationalPattern(string Operator, CodeExpression Value) : CodePattern;

/// <summary>
/// <c>T { A: pattern } name</c>; every part may be left out, and <c>{ }</c> alone means "not null". It is meant for
/// short tests and always stays on one line.
/// </summary>
internal sealed record PropertyPattern(
    TypeName? Type,
    IReadOnlyList<PropertySubpattern> Properties,
    string? Name = null) : CodePattern;

/// <summary><c>Name: pattern</c>, a part of a <see cref="PropertyPattern"/>.</summary>
internal sealed record PropertySubpattern(string Name, CodePattern Pattern);

/// <summary><c>not pattern</c></summary>
internal sealed record NotPattern(CodePattern Pattern) : CodePattern;

/// <summary><c>left and right</c> or <c>left or right</c>.</summary>
internal sealed record BinaryPattern(CodePattern Left, string Operator, CodePattern Right) : CodePattern;

/// <summary><c>_</c></summary>
internal sealed record DiscardPattern : CodePattern;
