using Durable.Asl.Jsonata;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Parses a JSONata expression and checks what can be known about it now.</summary>
internal sealed class ExpressionReader(BindingContext context, ExpressionPlace place)
{
    public ExpressionTemplate? Read(string expression, SourceScalar text, string field, NodePath path)
    {
        try
        {
            var parsed = JsonataExpression.Parse(expression);
            _ = place;
            return new ExpressionTemplate(parsed, expression, field, text.Span);
        }
        catch (JsonataException error)
        {
            if (Placeholders.First(expression) is { } marker)
            {
                context.Report(DiagnosticDescriptors.ValueMustBeGiven, text.Span, path, marker, field);
            }
            else
            {
                context.Report(DiagnosticDescriptors.InvalidExpression, text.Span, path, Sentence(error));
            }

            return null;
        }
    }

    private static string Sentence(JsonataException error) =>
        error.Position is { } position ? $"{error.Message}, at character {position}." : $"{error.Message}.";
}
