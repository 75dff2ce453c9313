namespace Sfn2Durable.Emit.Syntax;

/// <summary>Turns documentation into documents of <c>///</c> lines.</summary>
internal static class DocumentationLayout
{
    private const string Prefix = "///";

    public static Doc Of(CodeDocumentation documentation)
    {
        var elements = new List<Doc> { Element("<summary>", documentation.Summary, "</summary>") };
        foreach (var parameter in documentation.Parameters)
        {
            elements.Add(Element($"<param name=\"{parameter.Name}\">", parameter.Text, "</param>"));
        }

        if (documentation.Returns is { } returns)
        {
            elements.Add(Element("<returns>", returns, "</returns>"));
        }

        if (documentation.Remarks is { } remarks)
        {
            elements.Add(Element("<remarks>", remarks, "</remarks>"));
        }

        return Doc.Join(Doc.HardLine, elements);
    }

    /// <summary>The element on one line if it fits, otherwise its tags on lines of their own.</summary>
    private static Doc Element(string open, string text, string close)
    {
        var content = CommentText.EscapeXml(text);
        var onLines = Doc.Concat(
            $"{Prefix} {open}", Doc.HardLine, new CommentDoc(Prefix, content), Doc.HardLine, $"{Prefix} {close}");
        var lines = CommentText.Wrap(content, int.MaxValue).ToList();
        return lines.Count == 1 ? Doc.Choice($"{Prefix} {open}{lines[0].TrimStart()}{close}", onLines) : onLines;
    }
}
