namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// Writes code as text: lines up to 120 columns ending in LF, four spaces, braces on lines of their own. The same
/// tree always gives the same text, on any machine; nothing of it is lost or moved.
/// </summary>
internal static class CodePrinter
{
    /// <summary>The source file, with a final line break.</summary>
    public static string Print(CodeFile file)
    {
        var sections = new List<Doc>();
        if (file.HeaderComment is { } comment)
        {
            sections.Add(new CommentDoc("//", comment));
        }

        if (file.Usings.Count > 0)
        {
            sections.Add(Doc.Join(Doc.HardLine, file.Usings.Select(Using).ToList()));
        }

        if (file.Namespace is { } name)
        {
            sections.Add($"namespace {TypeName.Parse(name).Text};");
        }

        if (StatementLayout.List(file.Statements) is { } statements)
        {
            sections.Add(statements);
        }

        sections.AddRange(file.Types.Select(type => MemberLayout.Of(type, indent: 0)));
        return DocRenderer.Render(Doc.Join(Doc.Concat(Doc.HardLine, Doc.HardLine), sections)) + "\n";
    }

    /// <summary>Statements, without a final line break.</summary>
    public static string Print(params IReadOnlyList<CodeStatement> statements) =>
        DocRenderer.Render(StatementLayout.List(statements) ?? Doc.Empty);

    /// <summary>An expression, without a final line break.</summary>
    public static string Print(CodeExpression expression) => DocRenderer.Render(ExpressionLayout.Of(expression));

    private static Doc Using(CodeUsing directive)
    {
        var prefix = directive.IsStatic ? "static " : "";
        var alias = directive.Alias is null ? "" : Identifier.Escape(directive.Alias) + " = ";
        return $"using {prefix}{alias}{directive.Name.Text};";
    }
}
