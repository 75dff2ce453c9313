using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Comparing;

/// <summary>Turns each assumption by itself: where the verdict holds, and where the platforms cost the same.</summary>
internal sealed class Sensitivity
{
    /// <summary>Points from a thousandth to the thousandfold between which a change is looked for.</summary>
    private static readonly double[] Steps = [0.001, 0.01, 0.1, 0.5, 1, 2, 10, 100, 1000];

    private const int Bisections = 16;

    private readonly List<(Platform First, Platform Second)> _pairs;
    private readonly List<LeverRange> _ranges;

    public Sensitivity(CostModel model, CostEstimate estimate, Measurements? measured)
    {
        _ranges = [.. Levers.Of(estimate).Select(lever => new LeverRange(model, estimate, measured, lever))];
        _pairs = Pairs(estimate);
    }

    /// <summary>All swings, the widest first.</summary>
    public IReadOnlyList<Swing> Swings() =>
    [
        .. _ranges
            .Select(static range => new Swing(range.Lever, End(range, range.Lever.Low), End(range, range.Lever.High)))
            .OrderByDescending(static s => s.Width)
            .ThenBy(static s => s.Lever.Kind),
    ];

    /// <summary>The points where a comparison turns over, for each assumption.</summary>
    public IReadOnlyList<BreakEven> BreakEvens()
    {
        var found = new List<BreakEven>();
        foreach (var range in _ranges)
        {
            found.AddRange(Search(range, withFreeTier: false));
            if (range.Lever.Kind == AssumptionKind.ExecutionsPerMonth)
            {
                found.AddRange(Search(range, withFreeTier: true));
            }
        }

        return found;
    }

    private static List<(Platform First, Platform Second)> Pairs(CostEstimate estimate)
    {
        var durable = BestDurable(estimate);
        var pairs = new List<(Platform, Platform)> { (estimate.Current.Platform, durable) };
        if (estimate.Current.Platform == Platform.Standard && estimate[Platform.Express].IsPossible)
        {
            pairs.Add((Platform.Express, durable));
        }

        return pairs;
    }

    private static Platform BestDurable(CostEstimate estimate)
    {
        var inline = estimate[Platform.DurableInline];
        var invoke = estimate[Platform.DurableInvoke];
        return !inline.IsPossible || (invoke.IsPossible && invoke.Total < inline.Total)
            ? Platform.DurableInvoke
            : Platform.DurableInline;
    }

    private static SwingEnd End(LeverRange range, double value)
    {
        var verdict = CostComparison.Of(range[value]);
        return new SwingEnd(value, verdict.Kind, verdict.Saving);
    }

    private List<BreakEven> Search(LeverRange range, bool withFreeTier)
    {
        var points = Points(range.Lever);
        var found = new List<BreakEven>();
        if (!Turns(range, points, withFreeTier))
        {
            return found;
        }

        var relations = points.Select(value => Relate(range, value, withFreeTier)).ToList();
        for (var pair = 0; pair < _pairs.Count; pair++)
        {
            for (var i = 1; i < points.Count; i++)
            {
                if (relations[i - 1][pair] != relations[i][pair])
                {
                    var value = Bisect(range, pair, (points[i - 1], points[i]), relations[i - 1][pair], withFreeTier);
                    found.Add(new BreakEven(range.Lever, _pairs[pair].First, _pairs[pair].Second, value, withFreeTier)
                    {
                        Below = relations[i - 1][pair],
                        Above = relations[i][pair],
                    });
                }
            }
        }

        return found;
    }

    /// <summary>
    /// A first look at the ends and at the middle. Costs rise or fall with an assumption all the way, so where nothing
    /// changes between these there is nothing to be found.
    /// </summary>
    private bool Turns(LeverRange range, List<double> points, bool withFreeTier)
    {
        var first = Relate(range, points[0], withFreeTier);
        return !first.SequenceEqual(Relate(range, points[^1], withFreeTier))
            || !first.SequenceEqual(Relate(range, points[points.Count / 2], withFreeTier));
    }

    private static List<double> Points(Lever lever)
    {
        var (least, most) = lever.Bounds;
        IEnumerable<double> points = lever.Kind == AssumptionKind.Share
            ? [0, 0.25, 0.5, 0.75, 1]
            : lever.Value > 0 ? Steps.Select(s => Math.Clamp(lever.Value * s, least, most))
            : [lever.Low, lever.High];
        return [.. points.Distinct().Order()];
    }

    private double Bisect(LeverRange range, int pair, (double Low, double High) between, Relation below, bool withFreeTier)
    {
        var (low, high) = between;
        for (var i = 0; i < Bisections; i++)
        {
            // Between values of different magnitude the middle is the geometric one.
            var middle = low > 0 && high / low > 4 ? Math.Sqrt(low * high) : (low + high) / 2;
            if (Relate(range, middle, withFreeTier)[pair] == below)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    private Relation[] Relate(LeverRange range, double value, bool withFreeTier)
    {
        var estimate = range[value];
        return [.. _pairs.Select(p => Relate(estimate[p.First], estimate[p.Second], withFreeTier))];
    }

    private static Relation Relate(PlatformEstimate first, PlatformEstimate second, bool withFreeTier)
    {
        if (!first.IsPossible || !second.IsPossible)
        {
            return first.IsPossible ? Relation.SecondIsImpossible : Relation.FirstIsImpossible;
        }

        var a = withFreeTier ? first.FreeTierBill.Total : first.Total;
        var b = withFreeTier ? second.FreeTierBill.Total : second.Total;
        return a is null || b is null ? Relation.Unknown
            : a <= b ? Relation.FirstIsCheaper
            : Relation.SecondIsCheaper;
    }
}
