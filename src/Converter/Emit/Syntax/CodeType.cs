namespace Sfn2Durable.Emit.Syntax;

/// <summary>A type declaration. As a member it is a nested type.</summary>
internal abstract record CodeType(string Name) : CodeMember;

/// <summary>A class, record, struct or interface.</summary>
internal sealed record TypeDeclaration(CodeTypeKind Kind, string Name, IReadOnlyList<CodeMember> Members)
    : CodeType(Name)
{
    public IReadOnlyList<string> TypeParameters { get; init; } = [];

    /// <summary>The primary constructor's parameters; null where there is no primary constructor.</summary>
    public IReadOnlyList<CodeParameter>? Parameters { get; init; }

    /// <summary>The base class, if any, and the interfaces.</summary>
    public IReadOnlyList<TypeName> Bases { get; init; } = [];

    /// <summary>Arguments that the primary constructor hands to the first of <see cref="Bases"/>.</summary>
    public IReadOnlyList<CodeArgument>? BaseArguments { get; init; }
}

/// <summary>The kinds of <see cref="TypeDeclaration"/>.</summary>
internal enum CodeTypeKind
{
    Class,
    Interface,
    Struct,
    Record,
    RecordStruct,
}

/// <summary>An enumeration.</summary>
internal sealed record EnumDeclaration(string Name, IReadOnlyList<EnumValue> Values) : CodeType(Name);

/// <summary>One name of an enumeration, with its value where that is given.</summary>
internal sealed record EnumValue(string Name, CodeExpression? Value = null, CodeDocumentation? Documentation = null);
