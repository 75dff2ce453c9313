using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>Generated code on disk: its folder and what its lock file says.</summary>
internal sealed record GeneratedFolder(string Path, LockFile Lock)
{
    public string LockPath => System.IO.Path.Combine(Path, LockFile.FileName);

    /// <summary>All lock files below a folder; one that cannot be used is reported.</summary>
    public static IReadOnlyList<GeneratedFolder> Find(string root, DiagnosticBag diagnostics)
    {
        var found = new List<GeneratedFolder>();
        if (!Directory.Exists(root))
        {
            return found;
        }

        foreach (var file in Directory.EnumerateFiles(root, LockFile.FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (LockFile.Parse(File.ReadAllText(file), out var problem) is { } parsed)
            {
                found.Add(new GeneratedFolder(System.IO.Path.GetDirectoryName(file) ?? root, parsed));
            }
            else
            {
                diagnostics.Report(DiagnosticDescriptors.LockFileUnusable, SourceSpan.OfFile(file), problem);
            }
        }

        return found;
    }

    public string At(string file) => System.IO.Path.Combine(Path, file);
}

/// <summary>Compares what lies in a folder with what its definition gives now.</summary>
internal static class DriftCheck
{
    public static void Run(GeneratedFolder folder, Conversion conversion, GeneratedWorkflow output, DiagnosticBag diagnostics)
    {
        var now = LockFile.Of(conversion, output, folder.Lock.Options);
        if (folder.Lock.Tool != now.Tool)
        {
            Report(DiagnosticDescriptors.ToolChanged, folder.LockPath, 1, folder.Lock.Tool, now.Tool);
        }

        if (folder.Lock.DefinitionHash != now.DefinitionHash)
        {
            diagnostics.Report(
                DiagnosticDescriptors.DefinitionChanged, conversion.Document.Root.Span, conversion.Document.Name);
        }

        foreach (var file in output.Files)
        {
            Compare(file);
        }

        foreach (var path in Directory.EnumerateFiles(folder.Path, "*.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal))
        {
            if (path is not null && folder.Lock.OwnerOf(path) is null && output.Files.All(f => f.Path != path))
            {
                Report(DiagnosticDescriptors.FileUnknown, folder.At(path), 1, path);
            }
        }

        void Compare(GeneratedFile file)
        {
            var path = folder.At(file.Path);
            if (!File.Exists(path))
            {
                Report(DiagnosticDescriptors.FileMissing, folder.LockPath, 1, file.Path);
                return;
            }

            var actual = File.ReadAllText(path).ReplaceLineEndings("\n");
            if ((folder.Lock.OwnerOf(file.Path) ?? file.Owner) == FileOwner.Managed && actual != file.Text)
            {
                Report(
                    DiagnosticDescriptors.FileDrifted,
                    path,
                    LineDiff.FirstLine(file.Text, actual),
                    file.Path,
                    LineDiff.Show(file.Text, actual));
            }
        }

        void Report(DiagnosticDescriptor descriptor, string file, int line, params object?[] arguments) =>
            diagnostics.Report(descriptor, new SourceSpan(file, line, 1, line, 1), arguments);
    }
}
