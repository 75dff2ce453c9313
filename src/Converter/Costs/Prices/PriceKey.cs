namespace Sfn2Durable.Costs.Prices;

/// <summary>Everything that has a price in the comparison.</summary>
internal enum PriceKey
{
    StandardTransition,
    ExpressRequest,
    ExpressGbSecond,
    LambdaRequest,
    LambdaGbSecondX86,
    LambdaGbSecondArm64,
    DurableOperation,
    DurableGbWritten,
    DurableGbMonthRetained,
}
