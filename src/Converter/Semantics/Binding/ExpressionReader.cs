using Durable.Asl.Jsonata;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Parses a JSONata expression and checks what can be known about it now.</summary>
internal sealed class ExpressionReader(BindingContext context, ExpressionPlace place)
{
    private static readonly string[] Members = ["input", "context", "result", "errorOutput"];

    /// <summary>Names of functions that people look for; the analysis knows all that there are.</summary>
    private static readonly string[] NotAvailable = ["eval"];

    public ExpressionTemplate? Read(string expression, SourceScalar text, string field, NodePath path)
    {
        try
        {
            var parsed = JsonataExpression.Parse(expression, JsonataProfile.StepFunctions);
            CheckStates(parsed.Analysis, text.Span, path);
            CheckNames(parsed.Analysis, text.Span, path);
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

    private void CheckStates(JsonataAnalysis analysis, SourceSpan span, NodePath path)
    {
        foreach (var member in analysis.StatesMembers.Order(StringComparer.Ordinal))
        {
            var exists = member switch
            {
                "input" or "context" => true,
                "result" => place == ExpressionPlace.AfterWork,
                "errorOutput" => place == ExpressionPlace.Catcher,
                _ => false,
            };
            if (!exists)
            {
                context.Report(DiagnosticDescriptors.StatesMember, span, path, member, Hint(member));
            }
        }
    }

    private static string Hint(string member) => member switch
    {
        "result" => " It exists in 'Output' and 'Assign' of Task, Parallel and Map.",
        "errorOutput" => " It exists in 'Output' and 'Assign' of a catcher.",
        _ => Suggestion.For(member, Members),
    };

    private void CheckNames(JsonataAnalysis analysis, SourceSpan span, NodePath path)
    {
        foreach (var name in analysis.UnknownFunctions.Union(NotAvailable.Where(analysis.FreeVariables.Contains)))
        {
            context.Report(DiagnosticDescriptors.UnknownFunction, span, path, name);
        }

        if (analysis.DocumentReferences is [var reference, ..])
        {
            context.Report(
                DiagnosticDescriptors.NoInputDocument, span, path, ValueText.Shorten(reference.ToString()));
        }
    }

    private static string Sentence(JsonataException error) => error.Position is { } position
        ? $"{error.Message.TrimEnd('.')} (at character {position})."
        : $"{error.Message.TrimEnd('.')}.";
}
