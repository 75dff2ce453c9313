using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics.Binding;
using Sfn2Durable.Semantics.Rules;

namespace Sfn2Durable.Semantics;

/// <summary>
/// The room's front door: a document becomes a checked state machine. Every problem of the document is reported in one
/// go; a document with an error gives no machine.
/// </summary>
public static class DefinitionBinder
{
    private const int MaxTimeout = 99_999_999;

    private static readonly string[] TopLevelFields =
        ["StartAt", "States", "Comment", "Version", "TimeoutSeconds", "QueryLanguage"];

    /// <summary>The machine, or null when the document has an error.</summary>
    public static StateMachineDefinition? Bind(
        DefinitionDocument document, BinderOptions options, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var definition = Bind(document, TypeOf(document, options), findings);
        foreach (var finding in findings.Items)
        {
            diagnostics.Add(finding);
        }

        return findings.HasErrors ? null : definition;
    }

    private static MachineType TypeOf(DefinitionDocument document, BinderOptions options) =>
        options.Type ?? (document.Type == "EXPRESS" ? MachineType.Express : MachineType.Standard);

    private static StateMachineDefinition? Bind(DefinitionDocument document, MachineType type, DiagnosticBag findings)
    {
        var context = new BindingContext(document, type, findings);
        if (document.Root is not SourceObject root)
        {
            context.Report(
                DiagnosticDescriptors.NotAnObject, document.Root.Span, NodePath.Root,
                ValueText.Describe(document.Root));
            return null;
        }

        var start = root.Span with { EndLine = root.Span.Line, EndColumn = root.Span.Column + 1 };
        var fields = new Fields(root, start, "the definition", NodePath.Root, context);
        fields.AllowOnly(TopLevelFields);
        fields.OneOf("Version", "1.0");
        context.Language = Languages.Read(fields) ?? QueryLanguage.JsonPath;
        var timeout = ValueBinder.Whole(fields, "TimeoutSeconds", 1, MaxTimeout);
        var scope = ScopeBinder.Bind(fields, new ScopeContext(context, type)).FirstOrDefault();
        SourceRules.Check(context);
        context.NumberSettings.Check(context);
        if (scope is null)
        {
            return null;
        }

        var definition = new StateMachineDefinition(document.Name, scope, type, start)
        {
            Language = context.Language,
            Comment = scope.Comment,
            TimeoutSeconds = timeout,
            Placeholders = context.NumberSettings.Placeholders,
        };
        DefinitionRules.Check(definition, context);
        return definition;
    }
}
