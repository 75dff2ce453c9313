using Sfn2Durable.Costs.Prices;

namespace Sfn2Durable.Costs.Billing;

/// <summary>
/// Turns a month's quantities into money: free allowances first, then tiers. Amounts are exact decimals and are rounded
/// where they are printed, never before they are added.
/// </summary>
internal sealed class BillCalculator(RegionPrices prices, PricingRules rules, Architecture architecture)
{
    /// <summary>Far beyond any account; it keeps absurd counts inside the range of a decimal.</summary>
    private const double Ceiling = 1e18;

    private static readonly IReadOnlyList<decimal?> NoBounds = [null];

    /// <summary>The bill of a month.</summary>
    /// <param name="withFreeTier">
    /// Takes off the monthly allowances of Standard transitions and of Lambda, as if nothing else in the account used
    /// them. The durable dimensions have none.
    /// </param>
    public Bill Price(Quantities monthly, bool withFreeTier)
    {
        var lines = new List<BillLine>();
        foreach (var info in CostDimensionInfo.All)
        {
            var quantity = monthly[info.Dimension];
            if (quantity > 0)
            {
                lines.Add(Line(info.Dimension, ToDecimal(quantity), withFreeTier));
            }
        }

        return new Bill(lines);
    }

    private BillLine Line(CostDimension dimension, decimal quantity, bool withFreeTier)
    {
        var price = prices[Key(dimension)];
        var free = withFreeTier ? FreeAllowance(dimension) : 0;
        var billed = Math.Max(0, quantity - free);
        return new BillLine(dimension, quantity, billed, price, Amount(billed, price, Bounds(dimension)));
    }

    private static decimal? Amount(decimal quantity, Price price, IReadOnlyList<decimal?> bounds)
    {
        decimal? amount = 0;
        var lower = 0m;
        for (var tier = 0; tier < bounds.Count && quantity > lower; tier++)
        {
            var upper = bounds[tier] is { } bound ? Math.Min(bound, quantity) : quantity;
            // A price without tiers holds for every amount; a tier that no source gives makes the amount unknown.
            var rate = price.Tiers.Count == 1 ? price.Tiers[0] : price.Tiers.ElementAtOrDefault(tier);
            amount += (upper - lower) * rate;
            lower = upper;
        }

        return amount;
    }

    private PriceKey Key(CostDimension dimension) => dimension switch
    {
        CostDimension.Transitions => PriceKey.StandardTransition,
        CostDimension.ExpressRequests => PriceKey.ExpressRequest,
        CostDimension.ExpressDuration => PriceKey.ExpressGbSecond,
        CostDimension.Operations => PriceKey.DurableOperation,
        CostDimension.DataWritten => PriceKey.DurableGbWritten,
        CostDimension.DataRetained => PriceKey.DurableGbMonthRetained,
        CostDimension.LambdaRequests => PriceKey.LambdaRequest,
        CostDimension.LambdaCompute when architecture == Architecture.X86 => PriceKey.LambdaGbSecondX86,
        CostDimension.LambdaCompute => PriceKey.LambdaGbSecondArm64,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private decimal FreeAllowance(CostDimension dimension) => dimension switch
    {
        CostDimension.Transitions => rules.Standard.FreeTransitionsPerMonth,
        CostDimension.LambdaRequests => rules.Lambda.FreeRequestsPerMonth,
        CostDimension.LambdaCompute => rules.Lambda.FreeGbSecondsPerMonth,
        _ => 0,
    };

    private IReadOnlyList<decimal?> Bounds(CostDimension dimension) => dimension switch
    {
        CostDimension.ExpressDuration => rules.Express.TierUpperBounds,
        CostDimension.LambdaCompute when architecture == Architecture.X86 => rules.Lambda.X86TierUpperBounds,
        CostDimension.LambdaCompute => rules.Lambda.Arm64TierUpperBounds,
        _ => NoBounds,
    };

    // The conversion keeps fifteen digits, so that 100,000 x 9.1 is 910,000 again and not a little beside it.
    private static decimal ToDecimal(double value) => double.IsNaN(value) ? 0 : (decimal)Math.Min(value, Ceiling);
}
