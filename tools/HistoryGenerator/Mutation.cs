using System.Text.Json.Nodes;

namespace HistoryGenerator;

/// <summary>What a seeded change touches.</summary>
internal enum MutationKind
{
    Output,
    Error,
    Branch,
    Request,
}

/// <summary>One change of one history.</summary>
/// <param name="Kind">What is touched.</param>
/// <param name="States">The states at which it may rightly be noticed.</param>
/// <param name="Description">The change in words, for the list of those that nobody can see.</param>
/// <param name="History">The changed history.</param>
internal sealed record Mutation(MutationKind Kind, IReadOnlyList<string> States, string Description, JsonObject History)
{
    /// <summary>Why nobody can see this change; null where it can be seen.</summary>
    public string? BlindSpot { get; init; }
}
