namespace Durable.Asl.Jsonata;

/// <summary>
/// Where an evaluation gets from what an expression cannot compute. A durable host answers with what it recorded, so
/// that a replay sees the same.
/// </summary>
public sealed record JsonataHost
{
    /// <summary>The system's clock, random numbers and identifiers.</summary>
    public static JsonataHost System { get; } = new();

    /// <summary>The clock of <c>$now</c> and <c>$millis</c>. It is read once per evaluation. Default: the
    /// system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 (included) to 1 (excluded) for <c>$random</c> and <c>$shuffle</c>. Default:
    /// the system's random numbers.</summary>
    public Func<double> NextRandom { get; init; } = global::System.Random.Shared.NextDouble;

    /// <summary>An identifier for <c>$uuid</c>; written in lower case with hyphens. Default:
    /// a new one.</summary>
    public Func<Guid> NextUuid { get; init; } = Guid.NewGuid;
}
