namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    /// <summary><c>throw;</c> inside a catch clause.</summary>
    public static readonly CodeStatement Rethrow = new ThrowStatement(null);

    /// <summary><c>try { … }</c>, to be followed by a catch or finally clause.</summary>
    public static TryStatement Try(params IReadOnlyList<CodeStatement> body) => new(body, []);

    /// <summary><c>catch (T name) { … }</c>; the name may be left out.</summary>
    public static TryStatement Catch(
        this TryStatement attempt,
        TypeName type,
        string? name,
        params IReadOnlyList<CodeStatement> body) =>
        attempt with { Catches = [.. attempt.Catches, new CatchClause(type, name, null, body)] };

    /// <summary><c>catch (T name) when (condition) { … }</c></summary>
    public static TryStatement CatchWhen(
        this TryStatement attempt,
        TypeName type,
        string? name,
        CodeExpression condition,
        params IReadOnlyList<CodeStatement> body) =>
        attempt with { Catches = [.. attempt.Catches, new CatchClause(type, name, condition, body)] };

    /// <summary><c>catch { … }</c></summary>
    public static TryStatement CatchAll(this TryStatement attempt, params IReadOnlyList<CodeStatement> body) =>
        attempt with { Catches = [.. attempt.Catches, new CatchClause(null, null, null, body)] };

    /// <summary><c>finally { … }</c></summary>
    public static TryStatement Finally(this TryStatement attempt, params IReadOnlyList<CodeStatement> body) =>
        attempt with { Finally = body };
}
