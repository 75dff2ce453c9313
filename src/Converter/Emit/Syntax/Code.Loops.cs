namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    public static CodeStatement While(CodeExpression condition, params IReadOnlyList<CodeStatement> body) =>
        new WhileStatement(condition, body);

    /// <summary><c>while (true) { … }</c></summary>
    public static CodeStatement Forever(params IReadOnlyList<CodeStatement> body) => new WhileStatement(True, body);

    /// <summary><c>do { … } while (condition);</c></summary>
    public static CodeStatement DoWhile(IReadOnlyList<CodeStatement> body, CodeExpression condition) =>
        new DoStatement(body, condition);

    /// <summary><c>for (var name = start; condition; step) { … }</c></summary>
    public static CodeStatement For(
        string name,
        CodeExpression start,
        CodeExpression condition,
        CodeExpression step,
        params IReadOnlyList<CodeStatement> body) =>
        new ForStatement(new LocalStatement(null, name, start), condition, step, body);

    /// <summary><c>foreach (var name in items) { … }</c></summary>
    public static CodeStatement ForEach(
        string name,
        CodeExpression items,
        params IReadOnlyList<CodeStatement> body) => new ForEachStatement(null, name, items, body);

    /// <summary><c>await foreach (var name in items) { … }</c></summary>
    public static CodeStatement AwaitForEach(
        string name,
        CodeExpression items,
        params IReadOnlyList<CodeStatement> body) => new ForEachStatement(null, name, items, body, IsAsync: true);
}
