namespace Converter.Tests.House;

/// <summary>Finds the checkout the tests were built from, and the material that lies beside it where there is any.</summary>
internal static class Repository
{
    public static string Root { get; } = FindUpwards("Durable.sln")
        ?? throw new InvalidOperationException("The tests run outside a checkout: no Durable.sln above them.");

    /// <summary>The shared corpus folder, or null where a user runs the tests.</summary>
    public static string? Shared { get; } = FindShared();

    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string? FindShared()
    {
        if (Environment.GetEnvironmentVariable("SFN2DURABLE_SHARED") is { Length: > 0 } configured)
        {
            return Directory.Exists(configured) ? configured : null;
        }

        for (var folder = new DirectoryInfo(Root); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "corpus")))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string? FindUpwards(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
