using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Templates of JSONata states: texts in <c>{% %}</c> are expressions, keys are never evaluated.</summary>
internal sealed class ExpressionTemplateBinder(StateContext state, ExpressionPlace place) : TemplateBinder(state)
{
    protected override (string Key, Template Value) Member(SourceMember member, string field, NodePath path) =>
        (member.Name, Walk(member.Value, $"{field}/{member.Name}", path.Field(member.Name)));

    protected override Template Item(SourceNode item, int index, string field, NodePath path) =>
        Walk(item, $"{field}[{index}]", path.Index(index));

    protected override Template Text(SourceScalar text, string field, NodePath path)
    {
        if (ExpressionText.Inner(text.Text) is { } expression)
        {
            var reader = new ExpressionReader(Context, place);
            return (Template?)reader.Read(expression, text, field, path) ?? new LiteralTemplate(null, field, text.Span);
        }

        if (ExpressionText.IsHalf(text.Text))
        {
            Context.Report(DiagnosticDescriptors.HalfExpression, text.Span, path);
        }
        else if (ExpressionText.Inner(text.Text.Trim()) is not null)
        {
            Context.Report(DiagnosticDescriptors.BlanksAroundExpression, text.Span, path);
        }

        return new LiteralTemplate(JsonValue.Create(text.Text), field, text.Span);
    }
}
