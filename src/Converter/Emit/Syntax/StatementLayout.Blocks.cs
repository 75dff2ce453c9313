namespace Sfn2Durable.Emit.Syntax;

internal static partial class StatementLayout
{
    /// <summary>Longer sections of a switch are kept apart by empty lines.</summary>
    private const int ShortSection = 2;

    private static Doc Headed(string keyword, Doc head, IReadOnlyList<CodeStatement> body) =>
        Doc.Concat(keyword + " (", head, ")", Doc.HardLine, Block(body));

    private static Doc If(IfStatement branch)
    {
        var parts = new List<Doc> { Headed("if", ExpressionLayout.Closed(branch.Condition), branch.Then) };
        var otherwise = branch.Otherwise;
        while (otherwise is [IfStatement next])
        {
            parts.Add(Doc.HardLine);
            parts.Add(Headed("else if", ExpressionLayout.Closed(next.Condition), next.Then));
            otherwise = next.Otherwise;
        }

        if (otherwise is not null)
        {
            parts.AddRange([Doc.HardLine, "else", Doc.HardLine, Block(otherwise)]);
        }

        return Doc.Concat(parts);
    }

    private static Doc Do(DoStatement loop) => Doc.Concat(
        "do",
        Doc.HardLine,
        Block(loop.Body),
        Doc.HardLine,
        "while (",
        ExpressionLayout.Closed(loop.Condition),
        ");");

    private static Doc For(ForStatement loop)
    {
        var initializer = loop.Initializer is { } local ? Local(local) : Doc.Empty;
        var condition = loop.Condition is { } test ? ExpressionLayout.Closed(test) : Doc.Empty;
        var iterator = loop.Iterator is { } step ? ExpressionLayout.Closed(step) : Doc.Empty;
        var head = Doc.Group(Doc.Nest(Doc.Concat(initializer, ";", Doc.Line, condition, ";", Doc.Line, iterator)));
        return Headed("for", head, loop.Body);
    }

    private static Doc ForEach(ForEachStatement loop)
    {
        var variable = $"{loop.Type?.Text ?? "var"} {Identifier.Escape(loop.Name)} in ";
        var head = Doc.Concat(variable, ExpressionLayout.Closed(loop.Items));
        return Headed(loop.IsAsync ? "await foreach" : "foreach", head, loop.Body);
    }

    private static Doc Switch(SwitchStatement choice)
    {
        var parts = new List<Doc>();
        var isSpaced = choice.Sections.Any(section =>
            section.Body.Count > ShortSection || section.Body.Any(EndsInBrace));
        foreach (var section in choice.Sections)
        {
            parts.Add(Doc.HardLine);
            if (isSpaced && parts.Count > 1)
            {
                parts.Add(Doc.HardLine);
            }

            parts.Add(Section(section));
        }

        var head = Doc.Concat("switch (", ExpressionLayout.Closed(choice.Value), ")", Doc.HardLine, "{");
        return Doc.Concat(head, Doc.Nest(Doc.Concat(parts)), Doc.HardLine, "}");
    }

    private static Doc Section(SwitchSection section)
    {
        var labels = Doc.Join(Doc.HardLine, section.Labels.Select(Label).ToList());
        var body = List(section.Body);
        return body is null ? labels : Doc.Concat(labels, Doc.Nest(Doc.Concat(Doc.HardLine, body)));
    }

    private static Doc Label(SwitchLabel label)
    {
        if (label.Pattern is null)
        {
            return "default:";
        }

        var pattern = PatternLayout.Of(label.Pattern);
        var when = label.When is { } condition
            ? ExpressionLayout.Continuation("when", ExpressionLayout.BeforeColon(condition))
            : Doc.Empty;
        return Doc.Group("case ", pattern, when, ":");
    }

    private static Doc Try(TryStatement attempt)
    {
        var parts = new List<Doc> { "try", Doc.HardLine, Block(attempt.Body) };
        foreach (var clause in attempt.Catches)
        {
            parts.AddRange([Doc.HardLine, CatchHead(clause), Doc.HardLine, Block(clause.Body)]);
        }

        if (attempt.Finally is { } final)
        {
            parts.AddRange([Doc.HardLine, "finally", Doc.HardLine, Block(final)]);
        }

        return Doc.Concat(parts);
    }

    private static Doc CatchHead(CatchClause clause)
    {
        var name = clause.Name is null ? "" : " " + Identifier.Escape(clause.Name);
        var head = clause.Type is null ? "catch" : $"catch ({clause.Type.Text}{name})";
        return clause.When is { } condition
            ? Doc.Concat(head, " when (", ExpressionLayout.Closed(condition), ")")
            : head;
    }
}
