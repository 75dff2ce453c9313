namespace Sfn2Durable.Costs;

/// <summary>Where a state machine can live, and in which style its durable function is written.</summary>
internal enum Platform
{
    Standard,
    Express,

    /// <summary>The code of every function moves into the durable function.</summary>
    DurableInline,

    /// <summary>Every function stays and is called by a chained invoke. It is what <c>convert</c> writes.</summary>
    DurableInvoke,

    /// <summary>Neighbouring steps that may be repeated together are one, and polling loops wait for a condition.</summary>
    DurableCoarse,
}

/// <summary>How a platform is called.</summary>
/// <param name="Id">The name in JSON reports.</param>
internal sealed record PlatformInfo(Platform Platform, string Id, string Label, string Explanation)
{
    public static IReadOnlyList<PlatformInfo> All { get; } =
    [
        new(Platform.Standard, "standard", "Step Functions Standard", "the machine as a Standard workflow"),
        new(Platform.Express, "express", "Step Functions Express", "the machine as an Express workflow"),
        new(Platform.DurableInline, "durableInline", "Durable, inline",
            "the code of the functions moves into one durable function"),
        new(Platform.DurableInvoke, "durableInvoke", "Durable, invoke",
            "the functions stay and the durable function calls them"),
        new(Platform.DurableCoarse, "durableCoarse", "Durable, coarse",
            "neighbouring steps are merged and polling loops become one wait for a condition"),
    ];

    public static PlatformInfo Of(Platform platform) => All[(int)platform];
}

internal static class Platforms
{
    public static IReadOnlyList<Platform> Durable { get; } =
        [Platform.DurableInline, Platform.DurableInvoke, Platform.DurableCoarse];

    public static bool IsDurable(this Platform platform) => platform >= Platform.DurableInline;
}
