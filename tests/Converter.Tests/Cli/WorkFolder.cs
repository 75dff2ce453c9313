namespace Converter.Tests.Cli;

/// <summary>A folder for one test, deleted after it.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfn2durable-tests-");

    public string Root => _folder.FullName;

    public string At(params string[] names) => Path.Combine([Root, .. names]);

    public string Write(string name, string text)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Root);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The paths of all files, relative and in order.</summary>
    public IReadOnlyList<string> Files(string below = "") => Directory.Exists(At(below))
        ? [.. Directory.EnumerateFiles(At(below), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(At(below), f).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    public void Dispose() => _folder.Delete(recursive: true);
}
