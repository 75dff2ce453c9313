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

    /// <summary>Whether the documentation shows it: the text for readers lies beside the definition.</summary>
    public bool IsExample => File.Exists(Path.Combine(Folder, "example.md"));

    /// <summary>The folder of the documentation that shows it, relative to the repository.</summary>
    public string ExampleFolder => $"docs/examples/{Name}";

    /// <summary>Where a generated file is kept, relative to the repository. What the documentation shows is kept there
    /// only.</summary>
    public string BaselineOf(string path) => IsExample && path.EndsWith(".cs", StringComparison.Ordinal)
        ? $"{ExampleFolder}/{path}"
        : At("expected/" + path);

    /// <summary>A path below the fixture, relative to the repository.</summary>
    public string At(string path) => $"tests/fixtures/{Name}/{path}";
}
