using System.Text.RegularExpressions;
using Converter.Tests.Support;
using Sfn2Durable.Input;
using Xunit.Abstractions;

namespace Converter.Tests.Semantics;

/// <summary>
/// Definitions as people have them: the good ones are accepted, the bad ones are refused in the right place.
/// </summary>
public sealed partial class CorpusTests(ITestOutputHelper output)
{
    /// <summary>A value has to be given, and a template in a page of documentation.</summary>
    private static readonly string[] Refusals = ["SFN2011", "SFN1303", "SFN2208"];

    [Fact]
    public void ValidDefinitionsAreAccepted()
    {
        if (SharedMaterial.PathOf("corpus/definitions", output) is not { } folder)
        {
            return;
        }

        var valid = CorpusDefinition.All(folder).Where(static d => d.Form != "invalid").ToList();
        var refused = valid.Where(static d => d.Errors.Any()).ToList();
        foreach (var finding in refused.SelectMany(static d => d.Errors.Select(e => $"{d.Path}{e.ToString()[e.Span.File.Length..]}")))
        {
            output.WriteLine(finding);
        }

        output.WriteLine($"{valid.Count - refused.Count} of {valid.Count} accepted");
        Assert.True(valid.Count > 600);

        Assert.Empty(refused.SelectMany(static d => d.Errors).Select(static e => e.Id).Except(Refusals));
        Assert.DoesNotContain(refused, static d => d.IsCalledInvalid);
    }

    [Fact]
    public void InvalidDefinitionsAreRefused()
    {
        if (SharedMaterial.PathOf("corpus/definitions", output) is not { } folder)
        {
            return;
        }

        var accepted = CorpusDefinition.All(folder).Where(static d => d.Form == "invalid" && !d.Errors.Any()).ToList();
        accepted.ForEach(definition => output.WriteLine(definition.Path));

        // Whether blanks have to stand inside {% and %} is disputed; production code has none there.
        Assert.Single(accepted);
    }

    [Fact]
    public void WhatIsWrongIsReportedWhereItStands()
    {
        if (SharedMaterial.PathOf("corpus/definitions", output) is not { } folder)
        {
            return;
        }

        var reasons = File.ReadAllLines(Path.Combine(folder, "invalid", "REASONS.md"))
            .Where(static line => line.StartsWith("| ",
                StringComparison.Ordinal)).Select(static line => line.Split('|'))
            .ToDictionary(static row => row[1].Trim(), static row => row[2]);
        var checkedPlaces = 0;
        foreach (var definition in CorpusDefinition.All(folder).Where(static d => d.Form == "invalid"))
        {
            foreach (Match place in Place().Matches(reasons[Path.GetFileName(definition.Path)]))
            {
                var (first, last) = Lines(definition.Roots[0], place.Value);
                Assert.True(
                    definition.Errors.Any(error => error.Span.Line >= first && error.Span.Line <= last),
                    $"{definition.Path}: nothing is reported at {place.Value}, lines {first} to {last}");
                checkedPlaces++;
            }
        }

        output.WriteLine($"{checkedPlaces} places");
        Assert.True(checkedPlaces > 40);
    }

    /// <summary>The lines of the element at a path; of the nearest one above it where it is missing.</summary>
    private static (int First, int Last) Lines(SourceNode node, string path)
    {
        var first = node.Span.Line;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is SourceArray array && int.TryParse(step, out var index) && index < array.Items.Count)
            {
                node = array.Items[index];
                first = node.Span.Line;
            }
            else if (node is SourceObject value && value.Members.LastOrDefault(m => m.Name == step) is { } member)
            {
                node = member.Value;
                first = member.NameSpan.Line;
            }
        }

        return (first, node.Span.EndLine);
    }

    /// <summary>A path in a reason, up to the colon behind it; names of states may hold blanks.</summary>
    [GeneratedRegex("/States/[^:;|]+(?=: )")]
    private static partial Regex Place();
}
