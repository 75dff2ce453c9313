namespace Sfn2Durable.Costs.Comparing;

/// <summary>How two platforms compare at one value of an assumption.</summary>
internal enum Relation
{
    Unknown,

    /// <summary>The first one cannot run the machine.</summary>
    FirstIsImpossible,

    /// <summary>The second one cannot run the machine.</summary>
    SecondIsImpossible,
    FirstIsCheaper,
    SecondIsCheaper,
}

/// <summary>A value of an assumption at which the comparison of two platforms turns over.</summary>
/// <param name="Value">Below it <paramref name="Below"/> holds, from it on <paramref name="Above"/>.</param>
/// <param name="WithFreeTier">The amounts were taken with the free allowances.</param>
internal sealed record BreakEven(Lever Lever, Platform First, Platform Second, double Value, bool WithFreeTier)
{
    public Relation Below { get; init; }

    public Relation Above { get; init; }

    /// <summary>True when the value lies in the plausible range of the assumption.</summary>
    public bool IsPlausible => Value >= Lever.Low && Value <= Lever.High;
}
