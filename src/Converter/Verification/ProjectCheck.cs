using System.Text;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Analyzers;
using Microsoft.CodeAnalysis.CSharp;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>
/// Compiles the files of a generated folder as they lie there and looks for calls that replay does not repeat. What was
/// in order is remembered, so that a second run over unchanged input compiles nothing.
/// </summary>
internal sealed class ProjectCheck(CheckCache cache)
{
    /// <summary>The identities of everything that takes part: another build of any of them is another answer.</summary>
    private static readonly string Parts = string.Join('\n', new[]
    {
        typeof(ProjectCheck), typeof(StatesException), typeof(IDurableContext), typeof(WorkflowAnalyzer),
        typeof(CSharpCompilation), typeof(object),
    }.Select(static t => t.Assembly.ManifestModule.ModuleVersionId));

    public void Run(GeneratedFolder folder, GeneratedWorkflow output, DiagnosticBag diagnostics)
    {
        var files = new List<GeneratedFile>();
        foreach (var path in SourceFolder.Files(folder.Path))
        {
            try
            {
                files.Add(new GeneratedFile(path, File.ReadAllText(folder.At(path))));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                diagnostics.Report(
                    DiagnosticDescriptors.FileUnreadable, SourceSpan.OfFile(folder.At(path)), folder.At(path), error.Message);
            }
        }

        var configs = EditorConfigs.Of(folder.Path, files.Select(static f => f.Path));
        var key = Key(output, files, configs);
        if (cache.Knows(key))
        {
            return;
        }

        var before = diagnostics.Items.Count;
        var compilation = GeneratedCodeCompiler.CompileAdopted(output.Name, files);
        foreach (var finding in GeneratedCodeCompiler.Findings(compilation.GetDiagnostics()))
        {
            var span = new SourceSpan(folder.At(finding.File), finding.Line, finding.Column, finding.Line, finding.Column);
            diagnostics.Report(DiagnosticDescriptors.DoesNotCompile, span, finding.Id, finding.Message);
        }

        DeterminismAnalysis.Run(compilation, folder, configs, diagnostics);
        if (diagnostics.Items.Count == before)
        {
            cache.Remember(key);
        }
    }

    /// <summary>A hash of everything that the answer depends on. Lengths keep texts apart that touch.</summary>
    private static string Key(GeneratedWorkflow output, IEnumerable<GeneratedFile> files, EditorConfigs configs)
    {
        var text = new StringBuilder(Parts);
        var parts = files.Select(static f => (f.Path, f.Text)).Concat(configs.Files)
            .SelectMany(static f => new[] { f.Path, f.Text });
        foreach (var part in parts.Prepend(output.Name))
        {
            text.Append('\n').Append(part.Length).Append(':').Append(part);
        }

        return LockFile.Hash(text.ToString());
    }
}
