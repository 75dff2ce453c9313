namespace Sfn2Durable.Costs.Counting;

/// <summary>What a state uses in a durable function, per execution, before memory and prices are known.</summary>
internal readonly record struct DurableCharge
{
    public double Operations { get; init; }

    public double WrittenKb { get; init; }

    /// <summary>Invocations that continue a suspended execution.</summary>
    public double Resumes { get; init; }

    /// <summary>Seconds that the durable function itself works or waits for an answer.</summary>
    public double WorkSeconds { get; init; }

    /// <summary>Requests of other functions.</summary>
    public double CalleeRequests { get; init; }

    public double CalleeGbSeconds { get; init; }

    public static DurableCharge operator +(DurableCharge left, DurableCharge right) => new()
    {
        Operations = left.Operations + right.Operations,
        WrittenKb = left.WrittenKb + right.WrittenKb,
        Resumes = left.Resumes + right.Resumes,
        WorkSeconds = left.WorkSeconds + right.WorkSeconds,
        CalleeRequests = left.CalleeRequests + right.CalleeRequests,
        CalleeGbSeconds = left.CalleeGbSeconds + right.CalleeGbSeconds,
    };
}
