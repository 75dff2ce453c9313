using System.Text.RegularExpressions;

namespace Converter.Tests.House;

/// <summary>Which room may use which (architecture, sections 4 and 8), read from the <c>using</c> directives.</summary>
public sealed partial class RoomDependencyTests
{
    private static readonly Dictionary<string, string[]> ConverterRooms = new(StringComparer.Ordinal)
    {
        ["Diagnostics"] = [],
        ["Input"] = ["Diagnostics"],
        ["Semantics"] = ["Input", "Diagnostics"],
        ["ControlFlow"] = ["Semantics", "Diagnostics"],
        ["Integrations"] = ["Semantics"],
        ["Emit"] = ["ControlFlow", "Semantics", "Integrations", "Diagnostics", "Input"],
        ["Costs"] = ["Semantics", "ControlFlow", "Integrations", "Diagnostics", "Input"],
        ["Verification"] = ["Diagnostics", "Input", "Semantics", "ControlFlow", "Integrations", "Emit", "Costs", ""],
    };

    private static readonly Dictionary<string, string[]> RuntimeRooms = new(StringComparer.Ordinal)
    {
        ["Storage"] = [""],
        ["Replay"] = ["", "Storage"],
        ["Hosting"] = ["", "Replay", "Storage"],
        ["Asl"] = [""],
        ["Testing"] = ["", "Replay", "Storage", "Hosting"],
        ["Lambda"] = ["", "Replay", "Storage"],
    };

    [Fact]
    public void ConverterRoomsUseOnlyTheirNeighbours() =>
        AssertArrows("src/Converter", "Sfn2Durable", ConverterRooms);

    [Fact]
    public void RuntimeRoomsUseOnlyTheirNeighbours() =>
        AssertArrows("src/Durable.Runtime", "Durable.Runtime", RuntimeRooms);

    [Fact]
    public void TheConverterNamesTheRuntimeInFewPlaces()
    {
        string[] allowed = ["Emit/RuntimeApi.cs", "Verification/", "Cli/"];
        var offenders = Repository.SourceFiles("src/Converter")
            .Where(static f => RuntimeUsing().IsMatch(File.ReadAllText(f)))
            .Select(Repository.Relative)
            .Where(f => !allowed.Any(a => f.StartsWith("src/Converter/" + a, StringComparison.Ordinal)))
            .ToList();
        Assert.Empty(offenders);
    }

    private static void AssertArrows(string folder, string rootNamespace, Dictionary<string, string[]> rooms)
    {
        var files = Repository.SourceFiles(folder).ToList();
        Assert.NotEmpty(files);
        var offences = new List<string>();
        foreach (var file in files)
        {
            var room = Path.GetRelativePath(Path.Combine(Repository.Root, folder), file).Split(Path.DirectorySeparatorChar)[0];
            if (!rooms.TryGetValue(room, out var allowed))
            {
                continue;
            }

            var used = Usings().Matches(File.ReadAllText(file)).Select(static m => m.Groups[1].Value)
                .Where(u => u == rootNamespace || u.StartsWith(rootNamespace + ".", StringComparison.Ordinal))
                .Select(u => u.Length == rootNamespace.Length ? "" : u[(rootNamespace.Length + 1)..].Split('.')[0]);
            offences.AddRange(used.Where(u => u != room && !allowed.Contains(u))
                .Select(u => $"{Repository.Relative(file)} uses {rootNamespace}.{u}"));
        }

        Assert.True(offences.Count == 0, string.Join(Environment.NewLine, offences));
    }

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"^using (?:static )?Durable\.Runtime", RegexOptions.Multiline)]
    private static partial Regex RuntimeUsing();
}
