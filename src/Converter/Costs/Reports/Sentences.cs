using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Reports;

/// <summary>Findings of a report as sentences.</summary>
internal static class Sentences
{
    /// <summary>How sure the verdict is.</summary>
    public static string Range(CostReport report)
    {
        if (report.Estimate is null || report.Verdict.Kind == VerdictKind.CannotBeSaid || report.Swings.Count == 0)
        {
            return "";
        }

        var flips = report.Flips.ToList();
        if (flips.Count == 0)
        {
            return $"The verdict holds when any one of the {report.Swings.Count} uncertain assumptions is turned through its "
                + "plausible range.";
        }

        var names = string.Join("; ", flips.Take(3).Select(static f => Figures.Label(f.Lever)));
        var more = flips.Count > 3 ? $"; and {flips.Count - 3} more" : "";
        return $"The verdict depends on {flips.Count} of {report.Swings.Count} uncertain assumptions: {names}{more}.";
    }

    /// <summary>What one assumption does to the verdict, for those that change it.</summary>
    public static string Flip(Swing swing, VerdictKind verdict)
    {
        var ends = new[] { swing.Low, swing.High }
            .Where(e => e.Verdict != verdict)
            .Select(e => $"at {Figures.Value(swing.Lever, e.Value)}: {VerdictInfo.Of(e.Verdict).Label}");
        return $"{Figures.Label(swing.Lever)} (now {Figures.Value(swing.Lever, swing.Lever.Value)}): {string.Join("; ", ends)}.";
    }

    public static string BreakEven(BreakEven point)
    {
        var where = $"{Figures.Label(point.Lever)}: {Figures.Value(point.Lever, point.Value)}";
        var free = point.WithFreeTier ? " with the free tier" : "";
        var (first, second) = (PlatformInfo.Of(point.First).Label, PlatformInfo.Of(point.Second).Label);
        var now = Figures.Value(point.Lever, point.Lever.Value);
        return (point.Below, point.Above) switch
        {
            (Relation.FirstIsCheaper, Relation.SecondIsCheaper) =>
                $"{where}. Below it {first} is cheaper{free}, above it {second} (now {now}).",
            (Relation.SecondIsCheaper, Relation.FirstIsCheaper) =>
                $"{where}. Below it {second} is cheaper{free}, above it {first} (now {now}).",
            (_, Relation.FirstIsImpossible) => $"{where}. Above it {first} cannot hold an execution (now {now}).",
            (_, Relation.SecondIsImpossible) => $"{where}. Above it {second} cannot hold an execution (now {now}).",
            (Relation.FirstIsImpossible, _) => $"{where}. Below it {first} cannot hold an execution (now {now}).",
            (Relation.SecondIsImpossible, _) => $"{where}. Below it {second} cannot hold an execution (now {now}).",
            _ => $"{where}. A price is unknown on one side of it (now {now}).",
        };
    }

    /// <summary>When a migration has paid for itself.</summary>
    public static string Payback(CostReport report, Money money)
    {
        if (report.Verdict is not { Kind: VerdictKind.Migrate or VerdictKind.Express, Saving: { } saving })
        {
            return "";
        }

        if (report.Estimate?.Sheet.Settings.MigrationCost is { } cost)
        {
            return $"A migration for {money.Of(cost)} has paid for itself after {Figures.Count((double)(cost / saving))} months.";
        }

        var months = Figures.Count(Math.Round((double)(1000 / saving), 1));
        return $"Each {money.Of(1000)} spent on the migration is earned back in {months} months.";
    }

    public static string Limit(LimitFinding finding, Platform platform)
    {
        var place = finding.State is { } state ? $"'{state.Name}': " : "";
        var label = finding.IsBlocking ? "not possible" : "note";
        return $"{PlatformInfo.Of(platform).Label}, {label}. {place}{finding.Message}";
    }

    /// <summary>What the comparison leaves out, for readers who look for it.</summary>
    public static IReadOnlyList<string> NotCounted { get; } =
    [
        "List prices without tax, credits, savings plans and private agreements.",
        "What both sides have alike is left out: the services that are called, logs, data transfer, nested state machines "
            + "(they have reports of their own).",
        "Free allowances are left out unless a line says so; they belong to the account, and each line with them takes them "
            + "all for itself.",
        "Cold starts, provisioned concurrency, SnapStart and storage of functions above 512 MB are left out.",
        "Work of branches and items counts one after the other, as if the durable function did nothing at the same time.",
        "A chained invoke counts as one operation, which the published table does not say; a transition is a state "
            + "entered or a retry, and some bills show one more per execution ('extraTransitions: 1').",
    ];

    public static string Choices(SheetSettings settings) => string.Join(", ", new[]
    {
        settings.Architecture == Billing.Architecture.Arm64 ? "functions on arm64" : "functions on x86",
        settings.IsFlat ? "flat Maps and Parallels" : "a context for each branch and item (nested)",
        settings.HasCombinedCallback ? "callbacks by WaitForCallbackAsync" : "callbacks by CreateCallbackAsync and a step",
        settings.RetriesInsideStep ? "retries inside a step" : "retries as a wait and another attempt",
        settings.IsStartedAsynchronously ? "started by asynchronous events" : "started synchronously",
    });
}
