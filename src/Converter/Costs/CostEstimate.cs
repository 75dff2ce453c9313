using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs;

/// <summary>A machine under one set of assumptions. A platform is worked out when it is asked for.</summary>
internal sealed class CostEstimate(AssumptionSheet sheet, Traffic traffic, CostModel model)
{
    private readonly PlatformEstimate?[] _platforms = new PlatformEstimate?[PlatformInfo.All.Count];

    /// <summary>Where the counts of an execution are taken from, when only the number of executions is another one.</summary>
    private CostEstimate? _counted;

    public AssumptionSheet Sheet => sheet;

    public Traffic Traffic => traffic;

    /// <summary>In the order of <see cref="Platform"/>.</summary>
    public IEnumerable<PlatformEstimate> Platforms => PlatformInfo.All.Select(p => this[p.Platform]);

    /// <summary>Where the machine lives now.</summary>
    public PlatformEstimate Current =>
        this[sheet.Outline.Definition.Type == MachineType.Express ? Platform.Express : Platform.Standard];

    public PlatformEstimate this[Platform platform] =>
        _platforms[(int)platform] ??= model.Price(sheet, _counted?[platform].Count ?? model.Count(sheet, traffic, platform));

    /// <summary>The same executions, as often as the sheet says.</summary>
    /// <param name="other">Differs from <see cref="Sheet"/> in the number of executions at most.</param>
    public CostEstimate WithVolume(AssumptionSheet other) => new(other, traffic, model) { _counted = this };
}

/// <summary>A machine on one platform: what an execution uses and what a month costs.</summary>
internal sealed class PlatformEstimate
{
    private readonly BillCalculator _calculator;
    private Bill? _free;

    public PlatformEstimate(PlatformCount count, BillCalculator calculator, double executions)
    {
        _calculator = calculator;
        Count = count;
        Monthly = count.Total * executions;
        Bill = calculator.Price(Monthly, withFreeTier: false);
    }

    public PlatformCount Count { get; }

    public Platform Platform => Count.Platform;

    public Quantities Monthly { get; }

    /// <summary>List prices from the first unit on.</summary>
    public Bill Bill { get; }

    /// <summary>The same month with the free allowances, as if nothing else in the account used them.</summary>
    public Bill FreeTierBill => _free ??= _calculator.Price(Monthly, withFreeTier: true);

    /// <summary>A month's cost, or null where a price is unknown.</summary>
    public decimal? Total => Bill.Total;

    public bool IsPossible => Count.IsPossible;

    /// <summary>A month with another number of executions, with the free allowances.</summary>
    public Bill At(double executions) => _calculator.Price(Count.Total * executions, withFreeTier: true);

    /// <summary>The price of a part of a month, at the price of the first tier.</summary>
    public decimal? Price(Quantities part) => _calculator.Price(part, withFreeTier: false).Total;
}
