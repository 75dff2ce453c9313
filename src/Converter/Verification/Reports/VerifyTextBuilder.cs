using System.Globalization;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification.Histories;

namespace Sfn2Durable.Verification.Reports;

/// <summary>Puts a report into words.</summary>
internal static class VerifyTextBuilder
{
    private const int MostStates = 12;
    private const int MostDifferences = 5;

    public static VerifyText Build(VerifyReport report)
    {
        var coverage = report.Coverage;
        var tables = new List<TextTable>
        {
            new("Histories", ["result", "states", "requests", "history"], [.. report.Verdicts.Select(Row)]),
        };
        if (coverage.Paths.Count > 0)
        {
            tables.Add(new("Paths covered", ["executions", "path"], [.. coverage.Paths.Select(static p => new[]
            {
                p.Files.Count.ToString(CultureInfo.InvariantCulture), PathText(p.States),
            })]));
        }

        if (coverage.Paths.Count > 0 && coverage.UnvisitedStates.Count + coverage.OpenWays.Count > 0)
        {
            var states = coverage.UnvisitedStates.Select(static s => new[] { "state", s, "" });
            var ways = coverage.OpenWays.Select(static w => new[] { w.Kind, w.State, $"to {w.Next}" });
            tables.Add(new("Never exercised", ["what", "state", ""], [.. states.Concat(ways)]));
        }

        return new VerifyText(
            [.. report.Verdicts.Where(static v => v.Divergence is not null).SelectMany(v => Lines(v, report))], tables, Summary(report));
    }

    private static string[] Row(HistoryVerdict verdict) =>
    [
        Name(verdict.Outcome),
        verdict.Recording?.Visits.Count.ToString(CultureInfo.InvariantCulture) ?? "",
        verdict.Recording?.Attempts.Count().ToString(CultureInfo.InvariantCulture) ?? "",
        verdict.File,
    ];

    public static string Name(HistoryOutcome outcome) => outcome switch
    {
        HistoryOutcome.Proven => "proven",
        HistoryOutcome.ProvenSoFar => "proven so far",
        HistoryOutcome.PathOnly => "path only",
        HistoryOutcome.Mismatch => "differs",
        _ => "not usable",
    };

    private static IEnumerable<string> Lines(HistoryVerdict verdict, VerifyReport report)
    {
        var divergence = verdict.Divergence ?? throw new InvalidOperationException("Only asked for those that differ.");
        var state = StateEdges.AllStates(report.Definition.Root).FirstOrDefault(s => s.Name == divergence.State);
        var where = divergence.Branch.Length == 0 ? "" : $" in {divergence.Branch}";
        yield return $"{verdict.File}: {divergence.What}{where} differs";
        yield return $"  definition  {state?.Span ?? report.Definition.Span}";
        yield return $"  code        {CodePlaces.Of(divergence.State, report.Code)?.ToString() ?? "no statement enters this state"}";
        if (divergence.Event is { } item)
        {
            yield return FormattableString.Invariant($"  history     {verdict.File}({verdict.Line}): event {item.Id}, {item.Type}");
        }

        if (divergence.Recorded is not null || divergence.Replayed is not null)
        {
            yield return $"  - {divergence.Recorded}";
            yield return $"  + {divergence.Replayed}";
        }

        foreach (var line in divergence.Differences.Take(MostDifferences).SelectMany(Lines))
        {
            yield return line;
        }

        if (divergence.Differences.Count > MostDifferences)
        {
            yield return FormattableString.Invariant($"  … and {divergence.Differences.Count - MostDifferences} more");
        }

        yield return "";
    }

    /// <summary>As a diff: the execution's side with a minus, the code's side with a plus.</summary>
    private static IEnumerable<string> Lines(ValueDifference difference)
    {
        yield return $"  @ {(difference.Path.Length == 0 ? "(the whole value)" : ShortJson.Cut(difference.Path))}";
        if (!difference.IsExtra)
        {
            yield return $"  - {ShortJson.Of(difference.Recorded)}";
        }

        if (!difference.IsMissing)
        {
            yield return $"  + {ShortJson.Of(difference.Replayed)}";
        }
    }

    private static string PathText(IReadOnlyList<string> states)
    {
        var shown = string.Join(" > ", Collapse(states).Take(MostStates));
        var more = Collapse(states).Count() - MostStates;
        return more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} > … {more} more") : shown;
    }

    /// <summary>A state entered several times in a row stands there once, with the number.</summary>
    private static IEnumerable<string> Collapse(IReadOnlyList<string> states)
    {
        for (var i = 0; i < states.Count;)
        {
            var count = states.Skip(i).TakeWhile(s => s == states[i]).Count();
            yield return count == 1 ? states[i] : string.Create(CultureInfo.InvariantCulture, $"{states[i]} ×{count}");
            i += count;
        }
    }

    private static string Summary(VerifyReport report)
    {
        var coverage = report.Coverage;
        var parts = Enum.GetValues<HistoryOutcome>()
            .Select(o => (Outcome: o, Count: report.Count(o)))
            .Where(static p => p.Count > 0)
            .Select(static p => FormattableString.Invariant($"{p.Count} {Name(p.Outcome)}"));
        return FormattableString.Invariant(
            $"{report.Definition.Name}: {(report.Verdicts.Count == 1 ? "1 history" : $"{report.Verdicts.Count} histories")}, {string.Join(", ", parts.DefaultIfEmpty("none usable"))}; ")
            + FormattableString.Invariant($"{coverage.States - coverage.UnvisitedStates.Count} of {coverage.States} states and ")
            + FormattableString.Invariant($"{coverage.Ways - coverage.OpenWays.Count} of {coverage.Ways} ways out of choices and catchers exercised.");
    }
}
