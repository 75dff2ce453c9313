namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    public static FieldMember Field(TypeName type, string name, CodeExpression? value = null) => new(type, name, value);

    public static PropertyMember Property(
        TypeName type,
        string name,
        PropertyForm form = PropertyForm.GetInit,
        CodeExpression? value = null) => new(type, name, form, value);

    /// <summary><c>T Name => value;</c></summary>
    public static PropertyMember Computed(TypeName type, string name, CodeExpression value) =>
        new(type, name, PropertyForm.Computed, value);

    /// <summary>A method without a body, until <see cref="Does"/> or <see cref="Gives"/> adds one.</summary>
    public static MethodMember Method(
        TypeName returnType,
        string name,
        params IReadOnlyList<CodeParameter> parameters) => new(returnType, name, parameters);

    /// <summary>The method with a block.</summary>
    public static MethodMember Does(this MethodMember method, params IReadOnlyList<CodeStatement> block) =>
        method with { Block = block, Expression = null };

    /// <summary>The method with an expression body: <c>=> value;</c></summary>
    public static MethodMember Gives(this MethodMember method, CodeExpression value) =>
        method with { Block = null, Expression = value };

    /// <summary>The method with type parameters.</summary>
    public static MethodMember Generic(this MethodMember method, params IReadOnlyList<string> typeParameters) =>
        method with { TypeParameters = typeParameters };

    public static ConstructorMember Constructor(
        string typeName,
        IReadOnlyList<CodeParameter> parameters,
        params IReadOnlyList<CodeStatement> block) => new(typeName, parameters, block);

    /// <summary><c>[T(arguments)]</c></summary>
    public static CodeAttribute Attribute(TypeName type, params IReadOnlyList<CodeArgument> arguments) =>
        new(type, arguments);

    /// <summary>The member or type with these modifiers and no others.</summary>
    public static T As<T>(this T member, CodeModifiers modifiers)
        where T : CodeMember => (T)((CodeMember)member with { Modifiers = modifiers });

    /// <summary>The member or type with documentation.</summary>
    public static T Documented<T>(this T member, CodeDocumentation documentation)
        where T : CodeMember => (T)((CodeMember)member with { Documentation = documentation });

    /// <summary>The member or type with a comment above it.</summary>
    public static T Commented<T>(this T member, string comment)
        where T : CodeMember => (T)((CodeMember)member with { Comment = comment });

    /// <summary>The member or type with attributes.</summary>
    public static T Attributed<T>(this T member, params IReadOnlyList<CodeAttribute> attributes)
        where T : CodeMember => (T)((CodeMember)member with { Attributes = attributes });
}
