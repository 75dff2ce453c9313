using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sfn2Durable.Verification;

/// <summary>
/// The <c>.editorconfig</c> files that hold for a folder: its own, those below it, and those above it up to one that says
/// <c>root = true</c>.
/// </summary>
internal sealed class EditorConfigs
{
    private const string FileName = ".editorconfig";

    private readonly AnalyzerConfigSet _set;

    private EditorConfigs(IReadOnlyList<(string Path, string Text)> files)
    {
        Files = files;
        _set = AnalyzerConfigSet.Create(files.Select(static f => AnalyzerConfig.Parse(f.Text, f.Path)).ToList());
    }

    /// <summary>The files with their texts, on which the answer of a check depends.</summary>
    public IReadOnlyList<(string Path, string Text)> Files { get; }

    public static EditorConfigs Of(string folder, IEnumerable<string> sources)
    {
        var full = Path.GetFullPath(folder);
        var folders = sources
            .Select(s => Path.GetDirectoryName(Path.Combine(full, s)) ?? full)
            .Concat(Above(full))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var files = new List<(string, string)>();
        foreach (var file in folders.Select(static f => Path.Combine(f, FileName)).Where(File.Exists))
        {
            try
            {
                files.Add((file.Replace('\\', '/'), File.ReadAllText(file)));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // What cannot be read says nothing, as for the compiler.
            }
        }

        return new EditorConfigs(files);
    }

    /// <summary>The severities that are set for a file, by id.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> SeveritiesOf(string file) =>
        _set.GetOptionsForSourcePath(Path.GetFullPath(file).Replace('\\', '/')).TreeOptions;

    private static IEnumerable<string> Above(string folder)
    {
        for (var self = new DirectoryInfo(folder); self is not null; self = self.Parent)
        {
            yield return self.FullName;
        }
    }
}
