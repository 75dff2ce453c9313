using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs;

/// <summary>Puts counts and prices together: what a month costs on every platform.</summary>
internal sealed class CostModel(RegionPrices prices, PricingRules rules)
{
    public RegionPrices Prices => prices;

    public PricingRules Rules => rules;

    public CostEstimate Estimate(AssumptionSheet sheet, Measurements? measured) =>
        new(sheet, Traffic.Of(sheet, measured), this);

    /// <summary>What one execution uses on one platform.</summary>
    public PlatformCount Count(AssumptionSheet sheet, Traffic traffic, Platform platform) => platform switch
    {
        Platform.Standard => new StepFunctionsCounter(sheet, traffic, rules).Standard(),
        Platform.Express => new StepFunctionsCounter(sheet, traffic, rules).Express(),
        _ => DurableCounter.Count(sheet, traffic, rules, platform),
    };

    /// <summary>What a month of such executions costs.</summary>
    public PlatformEstimate Price(AssumptionSheet sheet, PlatformCount count)
    {
        var calculator = new BillCalculator(prices, rules, sheet.Settings.Architecture);
        return new PlatformEstimate(count, calculator, sheet[AssumptionKind.ExecutionsPerMonth]);
    }
}
