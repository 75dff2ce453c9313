namespace Durable.Runtime.Asl.Distributed;

/// <summary>How many items of a distributed Map may fail, and how many have.</summary>
internal sealed class FailureAllowance(int allowed)
{
    private int _failed;

    /// <summary>The number of items that may fail.</summary>
    public int Allowed { get; } = allowed;

    /// <summary>The thresholds of the state; the one that is reached first counts, none means that nothing may fail.
    /// </summary>
    public static FailureAllowance Of(DistributedMapOptions options, int itemCount)
    {
        var byCount = options.ToleratedFailureCount;
        // A share of 50 of 100 is not greater than 50 %; the small addend keeps 0.29 × 100 at 29.
        var byShare = options.ToleratedFailurePercentage is { } percentage
            ? (int)Math.Floor((percentage / 100 * itemCount) + 1e-9)
            : (int?)null;
        return new FailureAllowance(Math.Min(byCount ?? byShare ?? 0, byShare ?? byCount ?? 0));
    }

    /// <summary>Counts failed items. Answers whether there are still not too many.</summary>
    public bool Add(int items) => Interlocked.Add(ref _failed, items) <= Allowed;

    public bool IsExceededBy(IEnumerable<ChildOutcome> outcomes) =>
        outcomes.Where(outcome => outcome.Failure is not null).Sum(outcome => (long)outcome.Child.ItemCount) > Allowed;
}
