namespace Sfn2Durable.Costs.Prices;

/// <summary>
/// What the price lists say beside the figures: free allowances, rounding, tier bounds and the limits that cannot be
/// raised. They are the same in every Region. Bounds are upper bounds in GB-seconds a month, null for no bound.
/// </summary>
internal sealed record PricingRules(
    StandardRules Standard, ExpressRules Express, LambdaRules Lambda, DurableRules Durable);

internal sealed record StandardRules(decimal FreeTransitionsPerMonth, double HistoryEvents);

internal sealed record ExpressRules(
    double DurationStepSeconds, double MemoryStepMb, double BaseMemoryMb, double MaximumSeconds)
{
    public required IReadOnlyList<decimal?> TierUpperBounds { get; init; }
}

internal sealed record LambdaRules(decimal FreeRequestsPerMonth, decimal FreeGbSecondsPerMonth)
{
    public required IReadOnlyList<decimal?> X86TierUpperBounds { get; init; }

    public required IReadOnlyList<decimal?> Arm64TierUpperBounds { get; init; }

    /// <summary>An asynchronous event is one request up to this size, and one more for each further step.</summary>
    public required double AsynchronousFirstKb { get; init; }

    public required double AsynchronousStepKb { get; init; }

    public required double AsynchronousMaximumKb { get; init; }

    public required double InvocationMaximumSeconds { get; init; }
}

internal sealed record DurableRules(double DaysPerMonth, double KbPerGb)
{
    public required double OperationsPerExecution { get; init; }

    public required double WrittenMbPerExecution { get; init; }

    public required double CheckpointKb { get; init; }

    public required double ExecutionMaximumSeconds { get; init; }
}
