namespace Sfn2Durable.Costs.Comparing;

/// <summary>What turning one assumption through its plausible range does.</summary>
internal sealed record Swing(Lever Lever, SwingEnd Low, SwingEnd High)
{
    /// <summary>True when the verdict is another one at one of the ends.</summary>
    public bool Flips(VerdictKind verdict) => Low.Verdict != verdict || High.Verdict != verdict;

    /// <summary>How far the saving moves; 0 where it is unknown.</summary>
    public decimal Width => Math.Abs((High.Saving ?? 0) - (Low.Saving ?? 0));
}

/// <param name="Saving">As in <see cref="Comparing.Verdict.Saving"/>.</param>
internal sealed record SwingEnd(double Value, VerdictKind Verdict, decimal? Saving);
