namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    /// <summary><c>x => body</c>; parameters are names, or <see cref="Param"/> where a type is needed.</summary>
    public static LambdaExpression Lambda(IReadOnlyList<CodeParameter> parameters, CodeExpression body) =>
        new(parameters, body, null);

    /// <summary><c>x => { block }</c></summary>
    public static LambdaExpression Lambda(
        IReadOnlyList<CodeParameter> parameters,
        IReadOnlyList<CodeStatement> block) => new(parameters, null, block);

    /// <summary><c>async</c> before the lambda.</summary>
    public static LambdaExpression Async(this LambdaExpression lambda) => lambda with { IsAsync = true };

    /// <summary><c>static</c> before the lambda.</summary>
    public static LambdaExpression Static(this LambdaExpression lambda) => lambda with { IsStatic = true };

    /// <summary>A parameter: <c>T name = value</c>.</summary>
    public static CodeParameter Param(TypeName type, string name, CodeExpression? defaultValue = null) =>
        new(type, name, defaultValue);

    /// <summary>A parameter with attributes.</summary>
    public static CodeParameter Attributed(
        this CodeParameter parameter,
        params IReadOnlyList<CodeAttribute> attributes) => parameter with { Attributes = attributes };
}
