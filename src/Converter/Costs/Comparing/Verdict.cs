namespace Sfn2Durable.Costs.Comparing;

/// <summary>The five answers that a comparison can have.</summary>
internal enum VerdictKind
{
    /// <summary>Durable functions are cheaper.</summary>
    Migrate,

    /// <summary>What there is now is the cheapest.</summary>
    Stay,

    /// <summary>An Express workflow is cheaper than both.</summary>
    Express,

    /// <summary>Within a tenth of each other, or no money to speak of: other reasons decide.</summary>
    TooClose,

    /// <summary>A price or a count is unknown.</summary>
    CannotBeSaid,
}

/// <summary>How a verdict is called.</summary>
/// <param name="Id">The name in JSON reports.</param>
internal sealed record VerdictInfo(VerdictKind Kind, string Id, string Label)
{
    public static IReadOnlyList<VerdictInfo> All { get; } =
    [
        new(VerdictKind.Migrate, "migrate", "Durable functions are cheaper"),
        new(VerdictKind.Stay, "stay", "Stay: Step Functions is cheaper"),
        new(VerdictKind.Express, "express", "Express is cheaper than both"),
        new(VerdictKind.TooClose, "tooClose", "Too close: decide on other grounds"),
        new(VerdictKind.CannotBeSaid, "cannotBeSaid", "Cannot be said"),
    ];

    public static VerdictInfo Of(VerdictKind kind) => All[(int)kind];
}

/// <summary>The answer of a comparison.</summary>
/// <param name="Reason">A sentence or two, with the amounts.</param>
/// <param name="Current">Where the machine lives now.</param>
/// <param name="Best">The platform that the verdict speaks for; the current one for <em>stay</em>.</param>
/// <param name="Saving">A month on the current platform less a month on the best other one; null where unknown.</param>
internal sealed record Verdict(VerdictKind Kind, string Reason, Platform Current, Platform Best, decimal? Saving);
