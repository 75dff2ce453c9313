using Converter.Tests.Support;

namespace Converter.Tests.Diagnostics;

/// <summary>Broken and doubtful definitions: what is said about them, and where it points.</summary>
public sealed class DiagnosticFixtureTests
{
    private const string Baseline = "expected.diagnostics.txt";

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Path.Combine(Fixtures.Root, "diagnostics")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryFindingHasItsPlaceAndItsMessage(string name)
    {
        var folder = Path.Combine(Path.Combine(Fixtures.Root, "diagnostics"), name);
        var file = Assert.Single(Directory.EnumerateFiles(folder), path => Path.GetFileName(path) != Baseline);

        var lines = Baselines.Check(file).Sorted().Select(static finding =>
            $"{finding.ToString()[finding.Span.File.Length..]}{(finding.Location is null ? "" : $" [{finding.Location}]")}\n");

        Baselines.AssertMatches(Path.Combine(folder, Baseline), string.Concat(lines));
    }
}
