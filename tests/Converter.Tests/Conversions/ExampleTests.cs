using Converter.Tests.House;

namespace Converter.Tests.Conversions;

/// <summary>The examples of the documentation: what the converter makes today, with the ASL beside it.</summary>
public sealed class ExampleTests
{
    private static readonly string[] Names =
        [.. Fixture.All.Where(static f => File.Exists(Path.Combine(f.Folder, "example.md"))).Select(static f => f.Name)];

    public static TheoryData<string> Examples => [.. Names];

    [Theory]
    [MemberData(nameof(Examples))]
    public void ExamplesAreNotStale(string name)
    {
        var fixture = Fixture.Find(name);
        var output = FixtureTests.Convert(fixture).Output;
        Assert.NotNull(output);
        var folder = $"docs/examples/{name}";
        Baseline.Check($"{folder}/{Path.GetFileName(fixture.Definition)}", File.ReadAllText(fixture.Definition));
        foreach (var file in output.Files.Where(static f => f.Path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            Baseline.Check($"{folder}/{file.Path}", file.Text);
        }

        Baseline.Check($"{folder}/README.md", File.ReadAllText(Path.Combine(fixture.Folder, "example.md")));
    }

    [Fact]
    public void ThereAreExamplesOfEveryShape() => Assert.True(Names.Length >= 5, "at least five examples are shown");
}
