namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    public static IfStatement If(CodeExpression condition, params IReadOnlyList<CodeStatement> then) =>
        new(condition, then);

    /// <summary>Adds an alternative at the end of the chain.</summary>
    public static IfStatement ElseIf(
        this IfStatement branch,
        CodeExpression condition,
        params IReadOnlyList<CodeStatement> then) => branch.AtEnd([If(condition, then)]);

    /// <summary>
    /// Adds the last alternative at the end of the chain; without statements the chain stays as it is.
    /// </summary>
    public static IfStatement Else(this IfStatement branch, params IReadOnlyList<CodeStatement> otherwise) =>
        otherwise.Count == 0 ? branch : branch.AtEnd(otherwise);

    /// <summary>
    /// A whole chain of <c>if</c> and <c>else if</c>; without branches, just the alternative in a block.
    /// </summary>
    public static CodeStatement IfChain(
        IReadOnlyList<(CodeExpression Condition, IReadOnlyList<CodeStatement> Then)> branches,
        IReadOnlyList<CodeStatement>? otherwise = null)
    {
        var alternative = otherwise is { Count: > 0 } ? otherwise : null;
        for (var index = branches.Count - 1; index >= 0; index--)
        {
            alternative = [new IfStatement(branches[index].Condition, branches[index].Then, alternative)];
        }

        return alternative is [IfStatement chain] ? chain : Block(alternative ?? []);
    }

    public static CodeStatement Switch(CodeExpression value, params IReadOnlyList<SwitchSection> sections) =>
        new SwitchStatement(value, sections);

    /// <summary><c>case pattern:</c> and its statements.</summary>
    public static SwitchSection Case(CodePattern pattern, params IReadOnlyList<CodeStatement> body) =>
        new([new SwitchLabel(pattern)], body);

    /// <summary>Several labels, one below the other, with the same statements.</summary>
    public static SwitchSection Case(IReadOnlyList<CodePattern> patterns, params IReadOnlyList<CodeStatement> body) =>
        new([.. patterns.Select(pattern => new SwitchLabel(pattern))], body);

    /// <summary><c>case pattern when condition:</c> and its statements.</summary>
    public static SwitchSection CaseWhen(
        CodePattern pattern,
        CodeExpression condition,
        params IReadOnlyList<CodeStatement> body) => new([new SwitchLabel(pattern, condition)], body);

    /// <summary><c>default:</c> and its statements.</summary>
    public static SwitchSection DefaultCase(params IReadOnlyList<CodeStatement> body) =>
        new([new SwitchLabel(null)], body);

    private static IfStatement AtEnd(this IfStatement branch, IReadOnlyList<CodeStatement> otherwise)
    {
        // Not recursive: a Choice may have thousands of rules.
        var chain = new Stack<IfStatement>([branch]);
        while (chain.Peek().Otherwise is [IfStatement next])
        {
            chain.Push(next);
        }

        var result = chain.Pop() with { Otherwise = otherwise };
        while (chain.TryPop(out var outer))
        {
            result = outer with { Otherwise = [result] };
        }

        return result;
    }
}
