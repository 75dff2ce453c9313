using Converter.Tests.House;
using Converter.Tests.Support;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Diagnostics;

/// <summary>Broken and doubtful definitions: what is said about them, and where it points.</summary>
public sealed class DiagnosticFixtureTests
{
    private const string Expected = "expected.diagnostics.txt";

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Path.Combine(Fixtures.Root,
            "diagnostics")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryFindingHasItsPlaceAndItsMessage(string name)
    {
        var folder = Path.Combine(Path.Combine(Fixtures.Root, "diagnostics"), name);
        var file = Assert.Single(Directory.EnumerateFiles(folder), path => Path.GetFileName(path) != Expected);

        Baseline.Check(
            Path.Combine("tests", "fixtures", "diagnostics", name, Expected),
            string.Concat(Read(file).Sorted().Select(Line)));
    }

    /// <summary>What the program says about a file, under its name without the folder.</summary>
    private static DiagnosticBag Read(string path)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new DefinitionLoader(new LoadOptions());
        foreach (var document in loader.LoadBytes(Path.GetFileName(path), File.ReadAllBytes(path), diagnostics))
        {
            DefinitionBinder.Bind(document, new BinderOptions(), diagnostics);
        }

        return diagnostics;
    }

    private static string Line(Diagnostic finding)
    {
        var location = finding.Location is null ? "" : $" [{finding.Location}]";
        return $"{finding.ToString()[finding.Span.File.Length..]}{location}\n";
    }
}
