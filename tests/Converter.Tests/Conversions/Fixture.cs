using Converter.Tests.House;

namespace Converter.Tests.Conversions;

/// <summary>A folder of tests/fixtures that holds a definition. Adding one needs no C#.</summary>
internal sealed record Fixture(string Name, string Folder, string Definition)
{
    public static IReadOnlyList<Fixture> All { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests", "fixtures"))
            .Order(StringComparer.Ordinal)
            .Select(static folder => (folder, file: Directory.EnumerateFiles(folder, "definition.*").FirstOrDefault()))
            .Where(static f => f.file is not null)
            .Select(static f => new Fixture(Path.GetFileName(f.folder), f.folder, f.file ?? "")),
    ];

    public static TheoryData<string> Names => [.. All.Select(static f => f.Name)];

    public static Fixture Find(string name) => All.Single(f => f.Name == name);

    /// <summary>A path below the fixture, relative to the repository.</summary>
    public string At(string path) => $"tests/fixtures/{Name}/{path}";
}
