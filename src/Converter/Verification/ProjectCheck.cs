using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>
/// Compiles the files of a generated folder as they lie there and looks for calls that replay does not repeat. What was
/// found is remembered under the hash of the files, so that a second run over unchanged input compiles nothing.
/// </summary>
internal static class ProjectCheck
{
    private static readonly string Cache = Path.Combine(Path.GetTempPath(), "sfn2durable", "checked");

    public static void Run(GeneratedFolder folder, GeneratedWorkflow output, DiagnosticBag diagnostics)
    {
        var files = Directory.EnumerateFiles(folder.Path, "*.cs", SearchOption.TopDirectoryOnly)
            .Order(StringComparer.Ordinal)
            .Select(static f => new GeneratedFile(Path.GetFileName(f), File.ReadAllText(f)))
            .ToList();
        var key = LockFile.Hash(string.Join('\0', files.Select(static f => f.Path + '\0' + f.Text).Prepend(LockFile.ToolVersion)));
        var known = Path.Combine(Cache, key);
        if (File.Exists(known))
        {
            return;
        }

        var before = diagnostics.Items.Count;
        var compilation = GeneratedCodeCompiler.Compile(output.Name, files);
        foreach (var finding in GeneratedCodeCompiler.Findings(compilation.GetDiagnostics()))
        {
            var span = new SourceSpan(folder.At(finding.File), finding.Line, finding.Column, finding.Line, finding.Column);
            diagnostics.Report(DiagnosticDescriptors.DoesNotCompile, span, finding.Id, finding.Message);
        }

        DeterminismCheck.Run(compilation, output.WorkflowClass + ".cs", folder.At, diagnostics);
        if (diagnostics.Items.Count == before)
        {
            Remember(known);
        }
    }

    private static void Remember(string file)
    {
        try
        {
            Directory.CreateDirectory(Cache);
            File.WriteAllText(file, "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without the memory the next run compiles once more.
        }
    }
}
