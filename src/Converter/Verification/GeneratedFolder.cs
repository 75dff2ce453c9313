using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Verification;

/// <summary>Generated code on disk: its folder and what its lock file says.</summary>
/// <param name="Path">The folder, as the user named its root.</param>
/// <param name="Lock">The lock file's content.</param>
/// <param name="LockText">Its text, for the lines of what it says.</param>
internal sealed record GeneratedFolder(string Path, LockFile Lock, string LockText)
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    public string LockPath => System.IO.Path.Combine(Path, LockFile.FileName);

    /// <summary>All lock files below a folder; one that cannot be used is reported.</summary>
    public static IReadOnlyList<GeneratedFolder> Find(string root, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(root))
        {
            return [];
        }

        var found = new List<GeneratedFolder>();
        foreach (var file in Directory.EnumerateFiles(root, LockFile.FileName, Everywhere).Order(StringComparer.Ordinal))
        {
            if (Read(file, diagnostics) is { } folder)
            {
                found.Add(folder);
            }
        }

        return found;
    }

    /// <summary>The path of one of the folder's files.</summary>
    public string At(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>The place of a member of the lock file, or of its entry for a file.</summary>
    public SourceSpan InLock(string memberOrPath)
    {
        var line = LockFileText.LineOf(LockText, memberOrPath);
        return new SourceSpan(LockPath, line, 1, line, 1);
    }

    public static GeneratedFolder? Read(string file, DiagnosticBag diagnostics)
    {
        try
        {
            var text = File.ReadAllText(file);
            if (LockFileText.Read(text, out var problem) is { } parsed)
            {
                return new GeneratedFolder(System.IO.Path.GetDirectoryName(file) ?? ".", parsed, text);
            }

            var line = problem?.Line ?? 1;
            diagnostics.Report(
                DiagnosticDescriptors.LockFileUnusable, new SourceSpan(file, line, 1, line, 1), problem?.Text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticDescriptors.LockFileUnusable, SourceSpan.OfFile(file), error.Message);
        }

        return null;
    }
}
