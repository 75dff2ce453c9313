namespace Sfn2Durable.Costs.Billing;

/// <summary>What is metered. Some dimensions belong to one platform, Lambda's belong to all of them.</summary>
internal enum CostDimension
{
    Transitions,
    ExpressRequests,
    ExpressDuration,
    Operations,
    DataWritten,
    DataRetained,
    LambdaRequests,
    LambdaCompute,
}

/// <summary>How a dimension is called.</summary>
/// <param name="Id">The name in JSON reports.</param>
internal sealed record CostDimensionInfo(CostDimension Dimension, string Id, string Label, string Unit)
{
    public static IReadOnlyList<CostDimensionInfo> All { get; } =
    [
        new(CostDimension.Transitions, "transitions", "State transitions", "transitions"),
        new(CostDimension.ExpressRequests, "expressRequests", "Express requests", "requests"),
        new(CostDimension.ExpressDuration, "expressDuration", "Express duration", "GB-s"),
        new(CostDimension.Operations, "operations", "Durable operations", "operations"),
        new(CostDimension.DataWritten, "dataWritten", "Data written", "GB"),
        new(CostDimension.DataRetained, "dataRetained", "Data kept", "GB-months"),
        new(CostDimension.LambdaRequests, "lambdaRequests", "Lambda requests", "requests"),
        new(CostDimension.LambdaCompute, "lambdaCompute", "Lambda compute", "GB-s"),
    ];

    public static CostDimensionInfo Of(CostDimension dimension) => All[(int)dimension];
}
