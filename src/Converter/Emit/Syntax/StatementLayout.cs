using System.Runtime.CompilerServices;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// Turns statements into documents. This file holds the entry, lists and the simple cases; branches and loops are
/// in the other.
/// </summary>
internal static partial class StatementLayout
{
    /// <summary>Statements in braces, each brace on a line of its own.</summary>
    public static Doc Block(IReadOnlyList<CodeStatement> statements)
    {
        var content = List(statements);
        return content is null
            ? Doc.Concat("{", Doc.HardLine, "}")
            : Doc.Concat("{", Doc.Nest(Doc.Concat(Doc.HardLine, content)), Doc.HardLine, "}");
    }

    /// <summary>
    /// Statements one below the other. What ends in a brace is followed by an empty line, local functions and labels
    /// are also preceded by one. Null when nothing prints.
    /// </summary>
    public static Doc? List(IReadOnlyList<CodeStatement> statements)
    {
        var parts = new List<Doc>();
        CodeStatement? previous = null;
        var blankLine = false;
        foreach (var statement in statements)
        {
            if (statement is BlankLineStatement)
            {
                blankLine = true;
                continue;
            }

            if (previous is not null)
            {
                parts.Add(Doc.HardLine);
                if (blankLine || NeedsBlankLine(previous, statement))
                {
                    parts.Add(Doc.HardLine);
                }
            }

            parts.Add(Of(statement));
            previous = statement;
            blankLine = false;
        }

        return parts.Count == 0 ? null : Doc.Concat(parts);
    }

    private static bool NeedsBlankLine(CodeStatement previous, CodeStatement next) =>
        previous is not CommentStatement &&
        (EndsInBrace(previous) || next is LocalFunctionStatement or LabeledStatement);

    private static bool EndsInBrace(CodeStatement statement)
    {
        while (statement is LabeledStatement { Statement: { } inner })
        {
            statement = inner;
        }

        return statement is IfStatement or WhileStatement or DoStatement or ForStatement or ForEachStatement or
            SwitchStatement or TryStatement or LocalFunctionStatement or BlockStatement;
    }

    private static Doc Of(CodeStatement statement)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return DeepStack.Continue(() => Of(statement));
        }

        return statement switch
        {
            ExpressionStatement simple => Doc.Concat(ExpressionLayout.Of(simple.Expression), ";"),
            LocalStatement local => Doc.Concat(Local(local), ";"),
            ReturnStatement { Value: { } value } => Doc.Concat("return", Returned(value), ";"),
            ReturnStatement => "return;",
            ThrowStatement { Exception: { } exception } => Doc.Concat("throw ", ExpressionLayout.Of(exception), ";"),
            ThrowStatement => "throw;",
            IfStatement branch => If(branch),
            WhileStatement loop => Headed("while", ExpressionLayout.Closed(loop.Condition), loop.Body),
            DoStatement loop => Do(loop),
            ForStatement loop => For(loop),
            ForEachStatement loop => ForEach(loop),
            SwitchStatement choice => Switch(choice),
            TryStatement attempt => Try(attempt),
            BreakStatement => "break;",
            ContinueStatement => "continue;",
            LabeledStatement labeled => Labeled(labeled),
            GotoStatement jump => $"goto {Identifier.Escape(jump.Label)};",
            LocalFunctionStatement local => MemberLayout.Method(local.Function),
            BlockStatement block => Block(block.Statements),
            CommentStatement comment => new CommentDoc("//", comment.Text),
            BlankLineStatement => Doc.Empty,
            _ => throw new InvalidOperationException($"A statement of type {statement.GetType().Name} is unknown."),
        };
    }

    private static Doc Local(LocalStatement local)
    {
        var prefix = local.Kind switch
        {
            LocalKind.Constant => "const ",
            LocalKind.Using => "using ",
            LocalKind.AwaitUsing => "await using ",
            _ => "",
        };
        Doc head = $"{prefix}{local.Type?.Text ?? "var"} {Identifier.Escape(local.Name)}";
        return local.Value is { } value ? Doc.Concat(head, " =", ExpressionLayout.AfterEquals(value)) : head;
    }

    // A collection's brackets go below the keyword; anything else begins beside it, whatever its width.
    private static Doc Returned(CodeExpression value) => value is CollectionExpression
        ? ExpressionLayout.AfterEquals(value)
        : Doc.Concat(" ", ExpressionLayout.Of(value));

    private static Doc Labeled(LabeledStatement labeled)
    {
        // Labels stand one level further left, so that they are seen. They need a statement, be it an empty one.
        var statement = labeled.Statement switch
        {
            null or BlankLineStatement => ";",
            CommentStatement comment => Doc.Concat(Of(comment), Doc.HardLine, ";"),
            _ => Of(labeled.Statement),
        };
        return Doc.Concat(new LabelDoc(Identifier.Escape(labeled.Label) + ":"), Doc.HardLine, statement);
    }
}
