namespace Durable.Asl.Jsonata;

/// <summary>
/// What an evaluation may use before it is stopped with an error of its own, so that no expression can hang or take
/// the process down.
/// </summary>
public sealed record JsonataLimits
{
    /// <summary>The limits that apply where none are given.</summary>
    public static JsonataLimits Default { get; } = new();

    /// <summary>Nesting of evaluations, about three per level of a recursive function; more is <c>D1011</c>. Tail calls
    /// do not nest. Default 10,000.</summary>
    public int MaxDepth { get; init; } = 10_000;

    /// <summary>Time that one evaluation may take; more is <c>D1012</c>. A single regular expression match may take as
    /// long again. Default 10 seconds; at most 24 hours.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that one evaluation may take for array items and texts, in sum and whether they are still in use
    /// or not; more is <c>D2015</c>. Default 2 GiB.</summary>
    public long MaxAllocatedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Nesting of arrays and objects that a result may have; more is <c>D1011</c>. Default 512.</summary>
    public int MaxResultDepth { get; init; } = 512;

    /// <summary>The clock that measures <see cref="TimeLimit"/>. It is not the clock that <c>$now</c> shows. Default
    /// the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
