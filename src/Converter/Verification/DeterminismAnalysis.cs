using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Durable.Runtime.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sfn2Durable.Diagnostics;
using DiagnosticDescriptor = Sfn2Durable.Diagnostics.DiagnosticDescriptor;
using DiagnosticSeverity = Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Verification;

/// <summary>
/// Runs the analyzers that ship with the runtime over the code of a folder, as its build would: what they find keeps its
/// own id, and a warning is an error. A pragma, an attribute or an <c>.editorconfig</c> has the last word.
/// </summary>
internal static class DeterminismAnalysis
{
    public static void Run(Compilation compilation, GeneratedFolder folder, EditorConfigs configs, DiagnosticBag diagnostics)
    {
        Exception? fault = null;
        var configured = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(
            new ConfiguredSeverities(folder, configs)));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (error, _, _) => fault = error,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = configured.WithAnalyzers([new WorkflowAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        if (fault is not null)
        {
            throw new InvalidOperationException("The analysis of workflow code failed.", fault);
        }

        foreach (var finding in found.Where(static f => !f.IsSuppressed && f.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden))
        {
            Report(finding, folder, diagnostics);
        }
    }

    private static void Report(Microsoft.CodeAnalysis.Diagnostic finding, GeneratedFolder folder, DiagnosticBag diagnostics)
    {
        var severity = finding.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning
            ? DiagnosticSeverity.Error
            : DiagnosticSeverity.Info;
        var format = finding.Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        var place = finding.Location.GetLineSpan();
        var span = new SourceSpan(
            folder.At(place.Path),
            place.StartLinePosition.Line + 1,
            place.StartLinePosition.Character + 1,
            place.EndLinePosition.Line + 1,
            place.EndLinePosition.Character + 1);
        diagnostics.Report(
            new DiagnosticDescriptor(finding.Id, severity, format + "."),
            span,
            finding.Properties.GetValueOrDefault(WorkflowAnalyzer.Subject));
    }

    private sealed class ConfiguredSeverities(GeneratedFolder folder, EditorConfigs configs) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.SeveritiesOf(folder.At(tree.FilePath)).TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, [NotNullWhen(true)] out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }
    }
}
