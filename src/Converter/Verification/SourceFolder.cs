namespace Sfn2Durable.Verification;

/// <summary>The C# files that a project file in a folder would compile.</summary>
internal static class SourceFolder
{
    private static readonly string[] BuildFolders = ["bin", "obj"];

    /// <summary>
    /// Relative paths with forward slashes, in order: those of the folder and of what is below it, without what builds
    /// leave behind and without projects of their own.
    /// </summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        var found = new List<string>();
        var pending = new Stack<string>([folder]);
        while (pending.TryPop(out var current))
        {
            found.AddRange(Directory.EnumerateFiles(current, "*.cs", SearchOption.TopDirectoryOnly)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')));
            foreach (var below in Directory.EnumerateDirectories(current).Where(IsPartOfTheProject))
            {
                pending.Push(below);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static bool IsPartOfTheProject(string folder) =>
        !BuildFolders.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)
        && !Path.GetFileName(folder).StartsWith('.')
        && !File.Exists(Path.Combine(folder, LockFile.FileName))
        && !Directory.EnumerateFiles(folder, "*.csproj", SearchOption.TopDirectoryOnly).Any();
}
