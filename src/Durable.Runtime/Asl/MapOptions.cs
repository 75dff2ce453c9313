using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Options of an inline Map state.</summary>
public sealed record MapOptions : WorkOptions
{
    /// <summary><c>MaxConcurrency</c>: how many iterations run at once; 0 (the default) sets no limit of its own.
    /// See <see cref="StatesLimits.InlineMapConcurrency"/>.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary><c>ItemSelector</c>: makes the input of an iteration. Default <c>null</c>: the item itself.</summary>
    public Func<MapItem, JsonNode?>? ItemSelector { get; init; }
}
