namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// The vocabulary in which emitters write C#; meant for <c>using static</c>. One file per concern.
/// </summary>
internal static partial class Code
{
    public static readonly CodeExpression This = new TokenExpression("this");

    public static readonly CodeExpression Base = new TokenExpression("base");

    /// <summary><c>_</c> as a target: the value is not wanted.</summary>
    public static readonly CodeExpression Discarded = new NameExpression("_", []);

    /// <summary>A variable, parameter, method or type by its simple name.</summary>
    public static CodeExpression Id(string name) => new NameExpression(name, []);

    /// <summary>A generic method: <c>Name&lt;T&gt;</c>.</summary>
    public static CodeExpression Id(string name, params IReadOnlyList<TypeName> typeArguments) =>
        new NameExpression(name, typeArguments);

    /// <summary>A dotted name: <c>TimeSpan.Zero</c>, <c>tasks.ChargeAsync</c>, <c>double.NaN</c>.</summary>
    public static CodeExpression Name(string dotted)
    {
        var parts = dotted.Split('.');
        var first = Identifier.IsTypeKeyword(parts[0]) ? new TypeExpression(parts[0]) : Id(parts[0]);
        return parts.Skip(1).Aggregate(first, Dot);
    }

    /// <summary>A type where an expression is expected.</summary>
    public static CodeExpression OfType(TypeName type) => new TypeExpression(type);

    /// <summary><c>typeof(T)</c></summary>
    public static CodeExpression TypeOf(TypeName type) => new TypeOfExpression(type);

    /// <summary><c>nameof(expression)</c></summary>
    public static CodeExpression NameOf(CodeExpression expression) => Id("nameof").Invoke(expression);

    /// <summary><c>target.Name</c></summary>
    public static CodeExpression Dot(this CodeExpression target, string name) => new MemberExpression(target, name, []);

    /// <summary><c>target?.Name</c></summary>
    public static CodeExpression DotOrNull(this CodeExpression target, string name) =>
        new MemberExpression(target, name, [], IsConditional: true);
}
