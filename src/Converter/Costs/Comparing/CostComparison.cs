using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Reports;

namespace Sfn2Durable.Costs.Comparing;

/// <summary>Draws the conclusion from an estimate.</summary>
/// <remarks>
/// The durable side is the cheaper of the inline and the invoke style, where the machine can run like that. The coarse
/// style changes what the steps are, so it is shown but never decides. Express counts only where the machine could run
/// as one, and nobody is told to leave a platform for less than a tenth or for pocket money.
/// </remarks>
internal static class CostComparison
{
    private const decimal CloseShare = 0.10m;

    /// <summary>A month; less is no reason to change anything, whatever the percentage.</summary>
    private const decimal PocketMoney = 1m;

    private static readonly Platform[] Deciding = [Platform.DurableInline, Platform.DurableInvoke];

    public static Verdict Of(CostEstimate estimate)
    {
        var current = estimate.Current;
        if (estimate.Traffic.IsAbsurd)
        {
            return Unknown(current.Platform, "The counts are beyond anything real; check the turns of loops and the items of Maps.");
        }

        if (!current.IsPossible)
        {
            return Unknown(current.Platform, $"The machine does not fit {Name(current)}: {Obstacle(current)}");
        }

        if (current.Total is null)
        {
            return Unknown(current.Platform, $"{Name(current)} cannot be priced: {UnknownPrices(current)}");
        }

        return new Comparison(estimate, current, current.Total.Value).Conclude();
    }

    private static Verdict Unknown(Platform current, string reason) =>
        new(VerdictKind.CannotBeSaid, reason, current, current, null);

    private static string Name(PlatformEstimate estimate) => PlatformInfo.Of(estimate.Platform).Label;

    private static string Obstacle(PlatformEstimate estimate) => Obstacles.Text(estimate);

    private static string UnknownPrices(PlatformEstimate estimate)
    {
        var names = estimate.Bill.UnknownPrices.Select(static p => PriceKeys.Of(p.Key).Label).Distinct();
        return $"no price is known for {string.Join("; ", names)}.";
    }

    /// <summary>One comparison; the amounts are known from here on where they are not null.</summary>
    private sealed class Comparison(CostEstimate estimate, PlatformEstimate current, decimal now)
    {
        public Verdict Conclude()
        {
            var possible = Deciding.Select(p => estimate[p]).Where(static e => e.IsPossible).ToList();
            var unknown = possible.Find(static e => e.Total is null);
            if (unknown is not null)
            {
                return Unknown(current.Platform, $"{Name(unknown)} cannot be priced: {UnknownPrices(unknown)}");
            }

            var rivals = possible;
            var express = estimate[Platform.Express];
            if (express != current && express is { IsPossible: true, Total: not null })
            {
                rivals = [.. possible, express];
            }

            var best = rivals.MinBy(static e => e.Total);
            return best is null
                ? new Verdict(VerdictKind.Stay, NoWay(), current.Platform, current.Platform, null)
                : Judge(best, best.Total ?? 0);
        }

        private Verdict Judge(PlatformEstimate best, decimal then)
        {
            var saving = now - then;
            var kind = IsClose(now, then) ? VerdictKind.TooClose
                : saving < 0 ? VerdictKind.Stay
                : best.Platform == Platform.Express ? VerdictKind.Express
                : VerdictKind.Migrate;
            var winner = kind == VerdictKind.Stay ? current.Platform : best.Platform;
            return new Verdict(kind, Amounts(best, then, saving) + Remark(kind, best), current.Platform, winner, saving);
        }

        private static bool IsClose(decimal a, decimal b) =>
            Math.Abs(a - b) < PocketMoney || Math.Abs(a - b) <= CloseShare * Math.Max(a, b);

        private string Amounts(PlatformEstimate best, decimal then, decimal saving)
        {
            var money = estimate.Sheet.Settings.Money;
            var difference = $"{money.Of(Math.Abs(saving))} {(saving < 0 ? "more" : "less")}";
            return $"{Name(best)} would cost {money.Of(then)} a month, {Name(current)} costs {money.Of(now)}: {difference}.";
        }

        private string Remark(VerdictKind kind, PlatformEstimate best)
        {
            if (kind == VerdictKind.TooClose && Math.Abs(now - (best.Total ?? 0)) < PocketMoney)
            {
                return $" That is less than {estimate.Sheet.Settings.Money.Of(PocketMoney)} a month.";
            }

            if (best.Platform == Platform.Express && kind != VerdictKind.Stay)
            {
                return " It suits if no execution takes longer than five minutes and a run may be repeated or lost.";
            }

            var express = estimate[Platform.Express];
            return express != current && express is { IsPossible: true, Total: null }
                ? " Express would be possible too, but no price of it is known here."
                : "";
        }

        private string NoWay() =>
            "It cannot become one durable execution: " + Obstacles.Text(estimate[Platform.DurableInvoke]);
    }
}
