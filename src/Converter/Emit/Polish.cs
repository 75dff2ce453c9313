using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Emit;

/// <summary>Small simplifications of finished statements that hold whatever they mean.</summary>
internal static class Polish
{
    /// <summary><c>data = x; return data;</c> becomes <c>return x;</c>, at every depth.</summary>
    public static IReadOnlyList<CodeStatement> Returns(IReadOnlyList<CodeStatement> statements)
    {
        var result = new List<CodeStatement>(statements.Count);
        foreach (var statement in statements.Select(Inside))
        {
            if (statement is ReturnStatement { Value: NameExpression { Identifier: var returned } }
                && result.LastOrDefault() is ExpressionStatement
                {
                    Expression: AssignmentExpression
                    {
                        Operator: "=", Target: NameExpression { Identifier: var assigned }, Value: var value,
                    },
                }
                && returned == assigned)
            {
                result[^1] = new ReturnStatement(value);
                continue;
            }

            result.Add(statement);
        }

        return result;
    }

    private static CodeStatement Inside(CodeStatement statement) => statement switch
    {
        IfStatement branch => branch with
        {
            Then = Returns(branch.Then),
            Otherwise = branch.Otherwise is { } otherwise ? Returns(otherwise) : null,
        },
        WhileStatement loop => loop with { Body = Returns(loop.Body) },
        DoStatement loop => loop with { Body = Returns(loop.Body) },
        TryStatement attempt => attempt with
        {
            Body = Returns(attempt.Body),
            Catches = [.. attempt.Catches.Select(static c => c with { Body = Returns(c.Body) })],
        },
        SwitchStatement selection => selection with
        {
            Sections = [.. selection.Sections.Select(static s => s with { Body = Returns(s.Body) })],
        },
        _ => statement,
    };
}
