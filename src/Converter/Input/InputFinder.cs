using System.Text;
using System.Text.RegularExpressions;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>
/// A file to read; <paramref name="IsNamed"/> when the user named it and did not just point at its folder.
/// </summary>
internal sealed record InputPath(string Path, bool IsNamed);

/// <summary>
/// Finds the files behind the inputs of the command line: files, folders with everything below, globs (<c>*</c>,
/// <c>?</c>, <c>**</c>) and <c>-</c>. The order is that of the command line, and by name inside a folder.
/// </summary>
internal static class InputFinder
{
    public const string StandardInput = "-";

    /// <summary>What <c>convert</c> writes beside its output. It is JSON and never a definition.</summary>
    public const string LockFile = "sfn2durable.lock.json";

    private static readonly string[] SkippedFolders = ["node_modules", "bin", "obj", "cdk.out.cache"];

    public static IReadOnlyList<InputPath> Find(IEnumerable<string> inputs, DiagnosticBag diagnostics)
    {
        var found = new List<InputPath>();
        foreach (var input in inputs)
        {
            if (input == StandardInput || File.Exists(input))
            {
                found.Add(new InputPath(input, IsNamed: true));
                continue;
            }

            var files = Directory.Exists(input) ? InFolder(input, SourceFormats.IsCandidate, diagnostics)
                : input.AsSpan().IndexOfAny('*', '?') >= 0 ? Matching(input, diagnostics)
                : null;
            if (files is null or [])
            {
                var descriptor = files is null
                    ? DiagnosticDescriptors.FileNotFound
                    : DiagnosticDescriptors.NothingFound;
                diagnostics.Report(descriptor, SourceSpan.OfFile(input), input);
                continue;
            }

            found.AddRange(files.Select(static file => new InputPath(file, IsNamed: false)));
        }

        return [.. found.DistinctBy(static file => file.Path)];
    }

    private static List<string> Matching(string pattern, DiagnosticBag diagnostics)
    {
        pattern = pattern.Replace('\\', '/');
        var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        var slash = pattern.LastIndexOf('/', wildcard);
        var folder = slash < 0 ? "." : slash == 0 ? "/" : pattern[..slash];
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var glob = new Regex(ToRegex(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return InFolder(folder, file => glob.IsMatch(Normalise(file, slash < 0)), diagnostics);
    }

    private static string Normalise(string file, bool isBelowCurrent)
    {
        file = file.Replace('\\', '/');
        return isBelowCurrent && file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
    }

    /// <summary><c>**/</c> is any number of folders, <c>*</c> and <c>?</c> stay inside one name.</summary>
    private static string ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**/"))
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**"))
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append(pattern[i] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    var c => Regex.Escape(c.ToString()),
                });
            }
        }

        return regex.Append('$').ToString();
    }

    private static List<string> InFolder(string folder, Func<string, bool> isWanted, DiagnosticBag diagnostics)
    {
        var files = new List<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var current))
        {
            try
            {
                files.AddRange(Directory.EnumerateFiles(current)
                    .Where(file => isWanted(file) && Path.GetFileName(file) != LockFile)
                    .Order(StringComparer.Ordinal));
                var folders = Directory.EnumerateDirectories(current).Where(IsSearched);
                foreach (var child in folders.OrderDescending(StringComparer.Ordinal))
                {
                    open.Push(child);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                diagnostics.Report(
                    DiagnosticDescriptors.FileUnreadable, SourceSpan.OfFile(current), current, error.Message);
            }
        }

        return files;
    }

    private static bool IsSearched(string folder)
    {
        var info = new DirectoryInfo(folder);
        return !info.Name.StartsWith('.') && !SkippedFolders.Contains(info.Name) && info.LinkTarget is null;
    }
}
