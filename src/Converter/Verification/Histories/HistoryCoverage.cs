using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>A way through the machine that executions took.</summary>
/// <param name="States">The states at the top, in order; a state entered several times in a row of a loop stands there each time.</param>
/// <param name="Files">The histories that took it.</param>
internal sealed record CoveredPath(IReadOnlyList<string> States, IReadOnlyList<string> Files);

/// <summary>One way out of a state that no execution took.</summary>
/// <param name="Kind">What leads there: a rule of a Choice, its default, a catcher.</param>
internal sealed record OpenWay(string State, string Kind, string Next);

/// <summary>What the executions exercise of a machine, and what they do not.</summary>
internal sealed record HistoryCoverage(
    IReadOnlyList<CoveredPath> Paths, IReadOnlyList<string> UnvisitedStates, IReadOnlyList<OpenWay> OpenWays)
{
    public required int States { get; init; }

    public required int Ways { get; init; }

    /// <summary>Counts the executions that were compared with the code, those that differ included.</summary>
    public static HistoryCoverage Of(StateTable table, IEnumerable<HistoryVerdict> verdicts)
    {
        var recordings = verdicts.Where(static v => v.Outcome != HistoryOutcome.Unusable && v.Recording is not null)
            .Select(static v => (v.File, v.Map, Recording: v.Recording ?? throw new InvalidOperationException("Just asked for.")))
            .ToList();
        var visited = recordings.SelectMany(static r => r.Recording.Visits).Select(static v => v.State)
            .ToHashSet(StringComparer.Ordinal);
        var taken = recordings.SelectMany(static r => r.Recording.Scopes)
            .SelectMany(static s => s.Visits.Zip(s.Visits.Skip(1), static (a, b) => (a.State, b.State)))
            .ToHashSet();
        var ways = table.All.SelectMany(WaysOut).ToList();
        return new HistoryCoverage(
            [.. recordings
                .Where(static r => r.Map is null)
                .GroupBy(static r => string.Join('\n', r.Recording.Root.Visits.Select(static v => v.State)))
                .OrderByDescending(static g => g.Count())
                .Select(static g => new CoveredPath(g.Key.Split('\n'), [.. g.Select(static r => r.File)]))],
            [.. table.All.Select(static s => s.Name).Where(n => !visited.Contains(n))],
            [.. ways.Where(w => !taken.Contains((w.State, w.Next)))])
        {
            States = table.All.Count,
            Ways = ways.Count,
        };
    }

    private static IEnumerable<OpenWay> WaysOut(State state) => state switch
    {
        ChoiceState choice => choice.Choices.Select(c => new OpenWay(state.Name, "rule", c.Next))
            .Concat(choice.Default is { } otherwise ? [new OpenWay(state.Name, "default", otherwise)] : [])
            .DistinctBy(static w => w.Next),
        WorkState work => work.Catch.Select(c => new OpenWay(state.Name, "catch", c.Next)).DistinctBy(static w => w.Next),
        _ => [],
    };
}
