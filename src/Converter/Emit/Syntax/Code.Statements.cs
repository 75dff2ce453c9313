namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    public static readonly CodeStatement Break = new BreakStatement();

    public static readonly CodeStatement Continue = new ContinueStatement();

    /// <summary>An empty line.</summary>
    public static readonly CodeStatement BlankLine = new BlankLineStatement();

    /// <summary><c>var name = value;</c></summary>
    public static CodeStatement Var(string name, CodeExpression value) => new LocalStatement(null, name, value);

    /// <summary><c>T name = value;</c>, or <c>T name;</c></summary>
    public static CodeStatement Local(TypeName type, string name, CodeExpression? value = null) =>
        new LocalStatement(type, name, value);

    /// <summary><c>const T name = value;</c></summary>
    public static CodeStatement Const(TypeName type, string name, CodeExpression value) =>
        new LocalStatement(type, name, value, LocalKind.Constant);

    /// <summary><c>using var name = value;</c></summary>
    public static CodeStatement UsingVar(string name, CodeExpression value) =>
        new LocalStatement(null, name, value, LocalKind.Using);

    /// <summary><c>await using var name = value;</c></summary>
    public static CodeStatement AwaitUsingVar(string name, CodeExpression value) =>
        new LocalStatement(null, name, value, LocalKind.AwaitUsing);

    public static CodeStatement Return(CodeExpression? value = null) => new ReturnStatement(value);

    /// <summary><c>goto label;</c></summary>
    public static CodeStatement Goto(string label) => new GotoStatement(label);

    /// <summary><c>label:</c> and the statement it marks, if any.</summary>
    public static CodeStatement Label(string label, CodeStatement? statement = null) =>
        new LabeledStatement(label, statement);

    /// <summary>A comment on lines of its own.</summary>
    public static CodeStatement Comment(string text) => new CommentStatement(text);

    /// <summary>Statements in braces.</summary>
    public static CodeStatement Block(params IReadOnlyList<CodeStatement> statements) => new BlockStatement(statements);

    /// <summary>A function inside a method.</summary>
    public static CodeStatement LocalFunction(MethodMember function) => new LocalFunctionStatement(function);
}
