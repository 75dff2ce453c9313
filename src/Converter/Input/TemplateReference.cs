namespace Sfn2Durable.Input;

/// <summary>
/// A reference of a template in the place of a <c>Resource</c>: <c>{"Ref": "Name"}</c>, <c>{"Fn::GetAtt": [...]}</c> or
/// <c>{"Fn::Sub": "…"}</c>, as in definitions cut out of a template. It means the same as a placeholder.
/// </summary>
internal static class TemplateReference
{
    /// <summary>The text with placeholders that stands for the reference; the node itself when it is none.</summary>
    public static SourceNode ToText(SourceNode node)
    {
        if (node is not SourceObject { Members: [var function] })
        {
            return node;
        }

        var text = (function.Name, function.Value) switch
        {
            ("Ref", SourceScalar name) => $"${{{name.Text}}}",
            ("Fn::GetAtt", SourceScalar name) => $"${{{name.Text}}}",
            ("Fn::GetAtt", SourceArray { Items: [SourceScalar name, SourceScalar attribute] }) =>
                $"${{{name.Text}.{attribute.Text}}}",
            ("Fn::Sub", SourceScalar template) => template.Text,
            _ => null,
        };
        return text is null ? node : new SourceScalar(ScalarKind.String, text, node.Span);
    }
}
