namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A member of a type, or a type itself (<see cref="CodeType"/>). Documentation, comment and attributes print
/// above it, in this order.
/// </summary>
internal abstract record CodeMember
{
    public CodeModifiers Modifiers { get; init; }

    public CodeDocumentation? Documentation { get; init; }

    public string? Comment { get; init; }

    public IReadOnlyList<CodeAttribute> Attributes { get; init; } = [];
}

/// <summary><c>T name = value;</c></summary>
internal sealed record FieldMember(TypeName Type, string Name, CodeExpression? Value = null) : CodeMember;

/// <summary><c>T Name { get; } = value;</c>, or <c>T Name => expression;</c> when it is computed.</summary>
internal sealed record PropertyMember(TypeName Type, string Name, PropertyForm Form, CodeExpression? Value = null)
    : CodeMember;

/// <summary>How a property is written.</summary>
internal enum PropertyForm
{
    Get,
    GetSet,
    GetInit,
    GetPrivateSet,
    Computed,
}

/// <summary>
/// A method. It has a block, or an expression body, or neither (in an interface or when abstract).
/// </summary>
internal sealed record MethodMember(TypeName ReturnType, string Name, IReadOnlyList<CodeParameter> Parameters)
    : CodeMember
{
    public IReadOnlyList<string> TypeParameters { get; init; } = [];

    public IReadOnlyList<CodeStatement>? Block { get; init; }

    public CodeExpression? Expression { get; init; }
}

/// <summary>A constructor; its name is that of the type around it.</summary>
internal sealed record ConstructorMember(
    string TypeName,
    IReadOnlyList<CodeParameter> Parameters,
    IReadOnlyList<CodeStatement> Block) : CodeMember
{
    /// <summary>Arguments of <c>: base(…)</c>, where there is one.</summary>
    public IReadOnlyList<CodeArgument>? BaseArguments { get; init; }
}
