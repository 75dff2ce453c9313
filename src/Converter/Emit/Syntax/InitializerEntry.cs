namespace Sfn2Durable.Emit.Syntax;

/// <summary>One entry of an object or collection initialiser.</summary>
internal abstract record InitializerEntry(CodeExpression Value)
{
    public static implicit operator InitializerEntry(CodeExpression value) => new ElementEntry(value);
}

/// <summary><c>Name = value</c></summary>
internal sealed record MemberEntry(string Name, CodeExpression Value) : InitializerEntry(Value);

/// <summary><c>[key] = value</c></summary>
internal sealed record IndexEntry(CodeExpression Key, CodeExpression Value) : InitializerEntry(Value);

/// <summary>A plain element.</summary>
internal sealed record ElementEntry(CodeExpression Value) : InitializerEntry(Value);
