namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// A C# statement. The family is closed, as that of <see cref="CodeExpression"/> is. Bodies are lists of statements;
/// the printer always writes them in braces.
/// </summary>
internal abstract record CodeStatement
{
    /// <summary>An expression as a statement; a throw expression becomes a throw statement.</summary>
    public static implicit operator CodeStatement(CodeExpression expression) => expression is ThrowExpression thrown
        ? new ThrowStatement(thrown.Exception)
        : new ExpressionStatement(expression);
}

/// <summary>An expression evaluated for its effect.</summary>
internal sealed record ExpressionStatement(CodeExpression Expression) : CodeStatement;

/// <summary><c>var name = value;</c>, or with a type instead of <c>var</c>.</summary>
internal sealed record LocalStatement(
    TypeName? Type,
    string Name,
    CodeExpression? Value,
    LocalKind Kind = LocalKind.Variable) : CodeStatement;

/// <summary>What a local declaration begins with.</summary>
internal enum LocalKind
{
    Variable,
    Constant,
    Using,
    AwaitUsing,
}

/// <summary><c>return;</c> or <c>return value;</c></summary>
internal sealed record ReturnStatement(CodeExpression? Value) : CodeStatement;

/// <summary><c>throw exception;</c>, or inside a catch clause <c>throw;</c></summary>
internal sealed record ThrowStatement(CodeExpression? Exception) : CodeStatement;

/// <summary>
/// <c>if</c>. When the alternative is exactly one <c>if</c> statement it is printed as <c>else if</c>.
/// </summary>
internal sealed record IfStatement(
    CodeExpression Condition,
    IReadOnlyList<CodeStatement> Then,
    IReadOnlyList<CodeStatement>? Otherwise = null) : CodeStatement;

/// <summary><c>while (condition) { … }</c></summary>
internal sealed record WhileStatement(CodeExpression Condition, IReadOnlyList<CodeStatement> Body) : CodeStatement;

/// <summary><c>do { … } while (condition);</c></summary>
internal sealed record DoStatement(IReadOnlyList<CodeStatement> Body, CodeExpression Condition) : CodeStatement;

/// <summary><c>for (initializer; condition; iterator) { … }</c>; every part may be left out.</summary>
internal sealed record ForStatement(
    LocalStatement? Initializer,
    CodeExpression? Condition,
    CodeExpression? Iterator,
    IReadOnlyList<CodeStatement> Body) : CodeStatement;

/// <summary><c>foreach (var name in items) { … }</c></summary>
internal sealed record ForEachStatement(
    TypeName? Type,
    string Name,
    CodeExpression Items,
    IReadOnlyList<CodeStatement> Body,
    bool IsAsync = false) : CodeStatement;

/// <summary><c>switch (value) { sections }</c></summary>
internal sealed record SwitchStatement(CodeExpression Value, IReadOnlyList<SwitchSection> Sections) : CodeStatement;

/// <summary>One or more labels and the statements under them.</summary>
internal sealed record SwitchSection(IReadOnlyList<SwitchLabel> Labels, IReadOnlyList<CodeStatement> Body);

/// <summary><c>case pattern when condition:</c>, or <c>default:</c> without a pattern.</summary>
internal sealed record SwitchLabel(CodePattern? Pattern, CodeExpression? When = null);

/// <summary><c>try { … }</c> with catch clauses, a finally clause, or both.</summary>
internal sealed record TryStatement(
    IReadOnlyList<CodeStatement> Body,
    IReadOnlyList<CatchClause> Catches,
    IReadOnlyList<CodeStatement>? Finally = null) : CodeStatement;

/// <summary><c>catch (T name) when (condition) { … }</c>; without a type, <c>catch { … }</c>.</summary>
internal sealed record CatchClause(
    TypeName? Type,
    string? Name,
    CodeExpression? When,
    IReadOnlyList<CodeStatement> Body);

/// <summary><c>break;</c></summary>
internal sealed record BreakStatement : CodeStatement;

/// <summary><c>continue;</c></summary>
internal sealed record ContinueStatement : CodeStatement;

/// <summary>A label and the statement it marks; without one, an empty statement.</summary>
internal sealed record LabeledStatement(string Label, CodeStatement? Statement = null) : CodeStatement;

/// <summary><c>goto label;</c></summary>
internal sealed record GotoStatement(string Label) : CodeStatement;

/// <summary>A function inside a method; its modifiers may be <c>static</c> and <c>async</c>.</summary>
internal sealed record LocalFunctionStatement(MethodMember Function) : CodeStatement;

/// <summary>Statements in braces of their own.</summary>
internal sealed record BlockStatement(IReadOnlyList<CodeStatement> Statements) : CodeStatement;

/// <summary>A comment on lines of its own, wrapped where it is too long.</summary>
internal sealed record CommentStatement(string Text) : CodeStatement;

/// <summary>An empty line between two statements; at the edges of a block, and repeated, it prints nothing.</summary>
internal sealed record BlankLineStatement : CodeStatement;
