using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Comparing;

/// <summary>Finds what can be turned in an estimate.</summary>
internal static class Levers
{
    /// <summary>Branches that are varied; the busiest ones, since the others move little.</summary>
    private const int MostBranches = 16;

    /// <summary>Loops and Maps that are varied one by one.</summary>
    private const int MostSingles = 24;

    public static IReadOnlyList<Lever> Of(CostEstimate estimate)
    {
        var uncertain = estimate.Sheet.Entries.Where(static e => e.IsUncertain && e.Kind != AssumptionKind.Share).ToList();
        var single = uncertain
            .Where(static e => e is { State: not null, Kind: AssumptionKind.Items or AssumptionKind.Turns })
            .Take(MostSingles)
            .ToList();
        var levers = uncertain
            .Except(single)
            .GroupBy(static e => e.Kind)
            .Select(static g => Together([.. g]))
            .Concat(single.Select(static e => Together([e])));
        return [.. levers.Where(static l => l.Low < l.High), .. Branches(estimate)];
    }

    private static Lever Together(IReadOnlyList<Assumption> entries)
    {
        var first = entries[0];
        var states = entries.Select(static e => e.State).OfType<OutlineState>().ToList();
        var isFactor = entries.Any(e => !e.Value.Equals(first.Value));
        var lever = new Lever(first.Kind, states, null, isFactor, isFactor ? 1 : first.Value)
        {
            IsDefault = entries.All(static e => e.Origin == AssumptionOrigin.Default),
        };
        return lever with { Low = Plausible(lever, 1 / Width(lever)), High = Plausible(lever, Width(lever)) };
    }

    /// <summary>Half and double; a volume that nobody gave can be anything.</summary>
    private static double Width(Lever lever) =>
        lever is { Kind: AssumptionKind.ExecutionsPerMonth, IsDefault: true } ? 10 : 2;

    private static double Plausible(Lever lever, double factor)
    {
        // Whether the service counts one transition more per execution is an open question, see the prices.
        if (lever.Kind == AssumptionKind.ExtraTransitions)
        {
            return factor < 1 ? 0 : 1;
        }

        return Math.Clamp(lever.Value * factor, lever.Bounds.Least, lever.Bounds.Most);
    }

    private static IEnumerable<Lever> Branches(CostEstimate estimate)
    {
        var shares = estimate.Sheet.Entries.Where(static e => e.Edge is not null && e.IsUncertain).ToList();
        var choices = shares
            .GroupBy(static e => e.State)
            .Where(g => g.Count() > 1 && g.Key is not null && !IsDecidedByTurns(g.Key, estimate.Sheet))
            .OrderByDescending(g => g.Key is null ? 0 : estimate.Traffic.Visits(g.Key));

        // Of two branches one says it all.
        return choices
            .SelectMany(static g => g.Take(g.Count() == 2 ? 1 : g.Count()))
            .Take(MostBranches)
            .Select(static e => new Lever(AssumptionKind.Share, [], e.Edge, false, e.Value)
            {
                IsDefault = e.Origin == AssumptionOrigin.Default,
                Low = e.Origin == AssumptionOrigin.Default ? 0 : e.Value / 2,
                High = e.Origin == AssumptionOrigin.Default ? 1 : Math.Min(1, e.Value * 2),
            });
    }

    /// <summary>Where the turns of a loop are known, the shares of the Choice that leaves it follow from them.</summary>
    private static bool IsDecidedByTurns(OutlineState choice, AssumptionSheet sheet)
    {
        for (var loop = choice.Scope.Loops.Innermost(choice); loop is not null; loop = loop.Parent)
        {
            if (sheet.Turns(loop) is not null && choice.Edges.Any(e => e.To is null || !loop.Contains(e.To)))
            {
                return true;
            }
        }

        return false;
    }
}
