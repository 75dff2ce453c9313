namespace Durable.Asl.Jsonata;

/// <summary>How an expression is evaluated.</summary>
public sealed record JsonataOptions
{
    /// <summary>The system's clock and the default limits.</summary>
    public static JsonataOptions Default { get; } = new();

    /// <summary>Source of time, random numbers and identifiers. Default <see cref="JsonataHost.System"/>.</summary>
    public JsonataHost Host { get; init; } = JsonataHost.System;

    /// <summary>Bounds. Default <see cref="JsonataLimits.Default"/>.</summary>
    public JsonataLimits Limits { get; init; } = JsonataLimits.Default;
}
