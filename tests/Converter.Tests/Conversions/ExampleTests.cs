using Converter.Tests.House;

namespace Converter.Tests.Conversions;

/// <summary>
/// The examples of the documentation: the ASL and a text beside what the converter makes today. That the C# is not stale is
/// told by <see cref="FixtureTests"/>, whose baseline it is.
/// </summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Examples =>
        [.. Fixture.All.Where(static f => f.IsExample).Select(static f => f.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void TheDefinitionLiesBesideTheCode(string name)
    {
        var fixture = Fixture.Find(name);
        var folder = fixture.ExampleFolder;
        Baseline.Check($"{folder}/{Path.GetFileName(fixture.Definition)}", File.ReadAllText(fixture.Definition));
        Baseline.Check($"{folder}/README.md", File.ReadAllText(Path.Combine(fixture.Folder, "example.md")));
        Assert.True(
            File.Exists(Path.Combine(Repository.Root, folder, $"{Sfn2Durable.Emit.NameStyle.ToPascal(name)}Workflow.cs")));
    }

    [Fact]
    public void ThereAreExamplesOfEveryShape() => Assert.True(Fixture.All.Count(static f => f.IsExample) >= 5, "at least five examples are shown");
}
