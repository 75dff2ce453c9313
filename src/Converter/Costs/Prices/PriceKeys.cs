namespace Sfn2Durable.Costs.Prices;

/// <summary>How a price is called in the data files and in reports.</summary>
internal sealed record PriceKeyInfo(PriceKey Key, string Name, string Label, string Unit, bool IsTiered);

/// <summary>The table of all prices; every data file has a line for each of them.</summary>
internal static class PriceKeys
{
    public static IReadOnlyList<PriceKeyInfo> All { get; } =
    [
        new(PriceKey.StandardTransition, "standard.transition", "Standard, state transition", "transition", false),
        new(PriceKey.ExpressRequest, "express.request", "Express, request", "request", false),
        new(PriceKey.ExpressGbSecond, "express.gbSecond", "Express, duration", "GB-second", true),
        new(PriceKey.LambdaRequest, "lambda.request", "Lambda, request", "request", false),
        new(PriceKey.LambdaGbSecondX86, "lambda.gbSecond.x86_64", "Lambda, compute on x86", "GB-second", true),
        new(PriceKey.LambdaGbSecondArm64, "lambda.gbSecond.arm64", "Lambda, compute on arm64", "GB-second", true),
        new(PriceKey.DurableOperation, "durable.operation", "Durable functions, operation", "operation", false),
        new(PriceKey.DurableGbWritten, "durable.gbWritten", "Durable functions, data written", "GB", false),
        new(PriceKey.DurableGbMonthRetained, "durable.gbMonthRetained", "Durable functions, data kept", "GB-month", false),
    ];

    public static PriceKeyInfo Of(PriceKey key) => All[(int)key];

    public static PriceKeyInfo? Find(string name) => All.FirstOrDefault(k => k.Name == name);
}
