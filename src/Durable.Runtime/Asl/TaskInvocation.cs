using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>One attempt of a Task, on its way to the outside.</summary>
public sealed record TaskInvocation
{
    /// <summary>The name of the Task state.</summary>
    public required string State { get; init; }

    /// <summary>Where the state runs: empty at the top, else like <c>Map[3]</c> or <c>Outer[2]/Par[0]</c>.</summary>
    public required string Branch { get; init; }

    /// <summary>
    /// The how many-th invocation of this state in this branch this is, from 0. Retries and repeated visits count; the
    /// number is the same in every replay.
    /// </summary>
    public required int Occurrence { get; init; }

    /// <summary>How the Task calls the outside.</summary>
    public required TaskKind Kind { get; init; }

    /// <summary>The state's <c>Resource</c>, where the generated code tells it.</summary>
    public string? Resource { get; init; }

    /// <summary>The request as it would go out; null is JSON null.</summary>
    public JsonNode? Request { get; init; }

    /// <summary>The token of a callback, or what a job has in its place; otherwise <c>null</c>.</summary>
    public string? Token { get; init; }
}
