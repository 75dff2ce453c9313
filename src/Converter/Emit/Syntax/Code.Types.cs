namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    public static TypeDeclaration Class(string name, params IReadOnlyList<CodeMember> members) =>
        new(CodeTypeKind.Class, name, members);

    public static TypeDeclaration Interface(string name, params IReadOnlyList<CodeMember> members) =>
        new(CodeTypeKind.Interface, name, members);

    /// <summary><c>record Name(parameters);</c></summary>
    public static TypeDeclaration Record(string name, params IReadOnlyList<CodeParameter> parameters) =>
        new(CodeTypeKind.Record, name, []) { Parameters = parameters };

    public static EnumDeclaration Enumeration(string name, params IReadOnlyList<EnumValue> values) => new(name, values);

    /// <summary>The type with a primary constructor.</summary>
    public static TypeDeclaration WithParameters(
        this TypeDeclaration type,
        params IReadOnlyList<CodeParameter> parameters) => type with { Parameters = parameters };

    /// <summary>The type with a base class, if any, and interfaces.</summary>
    public static TypeDeclaration Extends(this TypeDeclaration type, params IReadOnlyList<TypeName> bases) =>
        type with { Bases = bases };

    /// <summary>A file with a namespace and types; the rest is set with <c>with</c>.</summary>
    public static CodeFile SourceFile(string? name, params IReadOnlyList<CodeType> types) => new(name, types);
}
