using System.Text.Json.Nodes;

namespace Sfn2Durable.Verification.Histories;

/// <summary>One place in which a value of the replay is not what was recorded.</summary>
/// <param name="Path">A JSON Pointer into the value; empty for the whole.</param>
/// <param name="Recorded">Null is JSON null, or absent when <paramref name="IsMissing"/> says so.</param>
internal sealed record ValueDifference(string Path, JsonNode? Recorded, JsonNode? Replayed)
{
    /// <summary>True where only the replay has the member.</summary>
    public bool IsExtra { get; init; }

    /// <summary>True where only the recording has the member.</summary>
    public bool IsMissing { get; init; }
}
