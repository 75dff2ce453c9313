using System.Globalization;
using System.Text.Json.Nodes;
using Converter.Tests.House;
using Sfn2Durable.Verification;
using Xunit.Abstractions;

namespace EndToEnd.Tests.Operations;

/// <summary>
/// The operations that the cost room counts are those that the store holds when the machine has run, state by state.
/// </summary>
public sealed class OperationCountTests(ITestOutputHelper log)
{
    private static readonly string Fixtures = Path.Combine(Repository.Root, "tests", "fixtures");

    [Fact]
    public async Task Recorded_executions_leave_the_operations_counted()
    {
        if (Repository.Shared is not { } shared)
        {
            log.WriteLine("SKIPPED: the recorded executions are not here.");
            return;
        }

        var folder = Path.Combine(shared, "corpus", "aws-recorded", "executions");
        var recorded = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .SelectMany(static file => JsonNode.Parse(File.ReadAllText(file))?.AsArray() ?? [])
            .ToList();
        var outcomes = new Comparison[recorded.Count];
        await Parallel.ForAsync(0, recorded.Count, async (i, _) => outcomes[i] = await CompareAsync(recorded[i]));

        var compared = outcomes.Count(static o => o.LeftOut is null);
        log.WriteLine($"{compared} executions compared.");
        foreach (var (reason, count) in outcomes.Select(static o => o.LeftOut).OfType<string>().CountBy(static r => r))
        {
            log.WriteLine($"{count} left out: {reason}.");
        }

        var different = outcomes.SelectMany(static o => o.Differences).ToList();
        Assert.True(different.Count == 0, string.Join('\n', different));
        Assert.True(compared >= 0.99 * recorded.Count, $"only {compared} of {recorded.Count}");
    }

    public static TheoryData<string> Runs =>
    [
        .. Directory.EnumerateFiles(Fixtures, "*.json", SearchOption.AllDirectories)
            .Where(static f => Path.GetFileName(Path.GetDirectoryName(f)) == "runs")
            .Select(static f => Path.GetRelativePath(Fixtures, f))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Runs_of_the_fixtures_leave_the_operations_counted(string file)
    {
        var path = Path.Combine(Fixtures, file);
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? Fixtures;
        var definition = Directory.EnumerateFiles(folder, "definition.*").Single();
        var machine = RunnableMachine.Of(await File.ReadAllTextAsync(definition), file: Path.GetFileName(definition));
        var run = JsonNode.Parse(await File.ReadAllTextAsync(path));
        var mocks = run?["mocks"]?.AsArray() ?? [];
        Assert.NotNull(machine);

        var result = await machine.RunAsync(run?["input"], mocks, null, run?["settings"]);

        Assert.Equal(result.CountedOperations(), result.Result.OperationCount, 6);
    }

    private static async Task<Comparison> CompareAsync(JsonNode? recorded)
    {
        var id = (string?)recorded?["id"] ?? "";
        if (RunnableMachine.Of(recorded?["definition"]?.ToJsonString() ?? "", (string?)recorded?["type"]) is not { } machine)
        {
            return new Comparison("the machine does not convert");
        }

        var tasks = recorded?["tasks"]?.AsArray() ?? [];
        var run = await machine.RunAsync(recorded?["input"], tasks, recorded);
        if (run.Result.Status == LocalStatus.Running || run.Result.Error == TaskMocks.NoMock)
        {
            return new Comparison("it does not run to its end from the recording");
        }

        var counted = run.CountedOperations();
        return new Comparison(null)
        {
            Differences = Math.Abs(run.Result.OperationCount - counted) < 1e-6
                ? []
                : [string.Create(CultureInfo.InvariantCulture, $"{id}: {counted} counted, {run.Result.OperationCount} in the store")],
        };
    }

    private sealed record Comparison(string? LeftOut)
    {
        public IReadOnlyList<string> Differences { get; init; } = [];
    }
}
