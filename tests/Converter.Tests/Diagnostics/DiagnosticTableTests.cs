using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Converter.Tests.House;
using Sfn2Durable.Diagnostics;

namespace Converter.Tests.Diagnostics;

/// <summary>The tables of messages as a whole: ids, proof that each is used, and the page that lists them.</summary>
public sealed partial class DiagnosticTableTests
{
    private static readonly IReadOnlyList<(string Name, DiagnosticDescriptor Descriptor)> Table =
    [
        .. typeof(DiagnosticDescriptors).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(static property => property.PropertyType == typeof(DiagnosticDescriptor))
            .Select(static property => (property.Name, (DiagnosticDescriptor?)property.GetValue(null)))
            .Where(static row => row.Item2 is not null)
            .Select(static row => (row.Name, row.Item2 ?? throw new InvalidOperationException()))
            .OrderBy(static row => row.Item2.Id, StringComparer.Ordinal),
    ];

    private static readonly string[] Rooms =
    [
        "SFN1 Input: a definition cannot be found or read",
        "SFN2 Semantics: a rule of the language is broken, or something is hardly meant",
        "SFN3 ControlFlow: it can be read, but not the way you hoped",
        "SFN4 Emit: a construct is not translated yet",
        "SFN5 Costs: a price or a usage figure is missing",
        "SFN6 Verification: drift, code that does not compile or is not deterministic",
    ];

    [Fact]
    public void IdsAreUniqueAndBelongToARoom()
    {
        Assert.NotEmpty(Table);
        Assert.Equal(Table.Count, Table.DistinctBy(static row => row.Descriptor.Id).Count());
        Assert.All(Table, static row => Assert.Contains(Rooms, room => row.Descriptor.Id.StartsWith(room[..4],
            StringComparison.Ordinal)));
        Assert.All(Table, static row => Assert.Matches("^SFN[0-9]{4}$", row.Descriptor.Id));
    }

    [Fact]
    public void MessagesAreSentences() =>
        Assert.All(Table, static row => Assert.Matches(@"[.:…]$", row.Descriptor.Summary));

    [Theory]
    [InlineData("SFN1")]
    [InlineData("SFN2")]
    [InlineData("SFN60")]
    public void EveryIdOfTheRoomIsProducedByAFixtureOrATest(string room)
    {
        var tests = Path.Combine(Repository.Root, "tests");
        var files = Directory.EnumerateFiles(tests, "*", SearchOption.AllDirectories)
            .Where(static file => file.EndsWith("Tests.cs", StringComparison.Ordinal)
                || Path.GetFileName(file) == "expected.diagnostics.txt");
        var shown = files.SelectMany(static file => IdOrName().Matches(File.ReadAllText(file)).Select(static m => m.Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], Table
            .Where(row => row.Descriptor.Id.StartsWith(room, StringComparison.Ordinal))
            .Where(row => !shown.Contains(row.Descriptor.Id) && !shown.Contains($"DiagnosticDescriptors.{row.Name}"))
            .Select(static row => $"{row.Descriptor.Id} {row.Name}"));
    }

    [Fact]
    public void ThePageListsEveryMessage() =>
        Baseline.Check(Path.Combine("docs", "diagnostics.md"), Page());

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Diagnostics\n\nWhat `sfn2durable` says, by id. Ids are permanent. `…` stands for a part that differs each time.\n");
        page.Append("The last column has the code of the service's own validation where it checks the same thing.\n\n");
        page.Append("This page is generated from the tables in `src/Converter/Diagnostics`; ");
        page.Append("`UPDATE_BASELINES=1 dotnet test` writes it.\n");
        foreach (var room in Rooms)
        {
            var rows = Table.Where(row => row.Descriptor.Id.StartsWith(room[..4], StringComparison.Ordinal)).ToList();
            if (rows.Count == 0)
            {
                continue;
            }

            page.Append($"\n## {room[5..]}\n\n| id | name | severity | message | service |\n|---|---|---|---|---|\n");
            foreach (var (name, descriptor) in rows)
            {
                var message = descriptor.Summary.Replace("|", "\\|", StringComparison.Ordinal);
                page.Append($"| {descriptor.Id} | {name} | {descriptor.Severity.ToString().ToLowerInvariant()} | {message} | {descriptor.ServiceCode} |\n");
            }
        }

        return page.ToString();
    }

    [GeneratedRegex(@"SFN[0-9]{4}|DiagnosticDescriptors\.\w+")]
    private static partial Regex IdOrName();
}
