namespace Sfn2Durable.Costs.Billing;

/// <summary>
/// Amounts of every metered dimension, of one state, one execution or one month, whatever the context says. Sizes are
/// GB of 1,000,000 KB as in the vendor's worked example, kept data is in GB-months.
/// </summary>
internal readonly record struct Quantities
{
    public double Transitions { get; init; }

    public double ExpressRequests { get; init; }

    public double ExpressGbSeconds { get; init; }

    public double Operations { get; init; }

    public double GbWritten { get; init; }

    public double GbMonthsRetained { get; init; }

    public double LambdaRequests { get; init; }

    public double LambdaGbSeconds { get; init; }

    public double this[CostDimension dimension] => dimension switch
    {
        CostDimension.Transitions => Transitions,
        CostDimension.ExpressRequests => ExpressRequests,
        CostDimension.ExpressDuration => ExpressGbSeconds,
        CostDimension.Operations => Operations,
        CostDimension.DataWritten => GbWritten,
        CostDimension.DataRetained => GbMonthsRetained,
        CostDimension.LambdaRequests => LambdaRequests,
        CostDimension.LambdaCompute => LambdaGbSeconds,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    public static Quantities operator +(Quantities left, Quantities right) => new()
    {
        Transitions = left.Transitions + right.Transitions,
        ExpressRequests = left.ExpressRequests + right.ExpressRequests,
        ExpressGbSeconds = left.ExpressGbSeconds + right.ExpressGbSeconds,
        Operations = left.Operations + right.Operations,
        GbWritten = left.GbWritten + right.GbWritten,
        GbMonthsRetained = left.GbMonthsRetained + right.GbMonthsRetained,
        LambdaRequests = left.LambdaRequests + right.LambdaRequests,
        LambdaGbSeconds = left.LambdaGbSeconds + right.LambdaGbSeconds,
    };

    public static Quantities operator *(Quantities quantities, double factor) => new()
    {
        Transitions = quantities.Transitions * factor,
        ExpressRequests = quantities.ExpressRequests * factor,
        ExpressGbSeconds = quantities.ExpressGbSeconds * factor,
        Operations = quantities.Operations * factor,
        GbWritten = quantities.GbWritten * factor,
        GbMonthsRetained = quantities.GbMonthsRetained * factor,
        LambdaRequests = quantities.LambdaRequests * factor,
        LambdaGbSeconds = quantities.LambdaGbSeconds * factor,
    };
}
