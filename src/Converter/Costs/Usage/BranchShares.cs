using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Usage;

/// <summary>
/// How a Choice divides its visits where nobody says it: a branch that can only end in a Fail is taken in one visit of
/// a hundred, the others share the rest evenly.
/// </summary>
internal static class BranchShares
{
    private const double FailureShare = 0.01;

    public static IReadOnlyList<Guess> Of(OutlineState choice, IReadOnlySet<OutlineState> canSucceed)
    {
        var fails = choice.Edges.Select(e => e.To is not null && !canSucceed.Contains(e.To)).ToList();
        var failing = fails.Count(static f => f);
        if (failing == fails.Count)
        {
            return [.. fails.Select(_ => new Guess(1.0 / fails.Count, AssumptionOrigin.Default, "evenly"))];
        }

        var failure = Math.Min(FailureShare, 0.5 / Math.Max(1, failing));
        var rest = (1 - (failure * failing)) / (fails.Count - failing);
        return
        [
            .. fails.Select(f => f
                ? new Guess(failure, AssumptionOrigin.Default, "leads to failure only")
                : new Guess(rest, AssumptionOrigin.Default, "evenly")),
        ];
    }

    /// <summary>The states of a scope from which a successful end can be reached.</summary>
    public static IReadOnlySet<OutlineState> CanSucceed(OutlineScope scope)
    {
        var sources = scope.States
            .SelectMany(static s => s.Edges)
            .Where(static e => e.To is not null)
            .ToLookup(static e => e.To, static e => e.From);
        var reached = scope.States
            .Where(static s => s.State is SucceedState || s.Edges.Any(static e => e.To is null))
            .ToHashSet();
        var open = new Stack<OutlineState>(reached);
        while (open.TryPop(out var state))
        {
            foreach (var source in sources[state].Where(reached.Add))
            {
                open.Push(source);
            }
        }

        return reached;
    }
}
