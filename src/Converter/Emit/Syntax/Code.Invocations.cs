namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    /// <summary><c>Name(arguments)</c></summary>
    public static CodeExpression Call(string name, params IReadOnlyList<CodeArgument> arguments) =>
        Id(name).Invoke(arguments);

    /// <summary><c>target.Name(arguments)</c></summary>
    public static CodeExpression Call(
        this CodeExpression target,
        string name,
        params IReadOnlyList<CodeArgument> arguments) => target.Dot(name).Invoke(arguments);

    /// <summary><c>target?.Name(arguments)</c></summary>
    public static CodeExpression CallOrNull(
        this CodeExpression target,
        string name,
        params IReadOnlyList<CodeArgument> arguments) => target.DotOrNull(name).Invoke(arguments);

    /// <summary><c>target.Name&lt;T&gt;(arguments)</c></summary>
    public static CodeExpression CallGeneric(
        this CodeExpression target,
        string name,
        IReadOnlyList<TypeName> typeArguments,
        params IReadOnlyList<CodeArgument> arguments) =>
        new MemberExpression(target, name, typeArguments).Invoke(arguments);

    /// <summary><c>target(arguments)</c></summary>
    public static CodeExpression Invoke(this CodeExpression target, params IReadOnlyList<CodeArgument> arguments) =>
        new InvocationExpression(target, arguments);

    /// <summary><c>target[arguments]</c></summary>
    public static CodeExpression Index(this CodeExpression target, params IReadOnlyList<CodeArgument> arguments) =>
        new ElementExpression(target, arguments);

    /// <summary><c>target?[arguments]</c></summary>
    public static CodeExpression IndexOrNull(
        this CodeExpression target,
        params IReadOnlyList<CodeArgument> arguments) =>
        new ElementExpression(target, arguments, IsConditional: true);

    /// <summary><c>name: value</c></summary>
    public static CodeArgument Named(string name, CodeExpression value) => new(value, name);

    /// <summary><c>out var name</c></summary>
    public static CodeArgument OutVar(string name) => new(Id(name), Modifier: "out var");

    /// <summary><c>out target</c></summary>
    public static CodeArgument Out(CodeExpression target) => new(target, Modifier: "out");

    /// <summary><c>ref target</c></summary>
    public static CodeArgument Ref(CodeExpression target) => new(target, Modifier: "ref");
}
