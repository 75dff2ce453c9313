using Durable.Runtime.Asl;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What the code did with a recording's answers.</summary>
/// <param name="Result">How it ended.</param>
internal sealed record ReplayedRun(LocalResult Result)
{
    /// <summary>States entered and left, by the run of their scope, in order.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<StatesEvent>> Events { get; init; }

    public required IReadOnlyDictionary<(string State, string Branch, int Occurrence), ReplayedCall> Calls { get; init; }

    /// <summary>The code asked for answers that the history does not have.</summary>
    public bool IsMissingAnswers { get; init; }

    /// <summary>The code went on and on where the execution did not, and was stopped.</summary>
    public bool RanAway { get; init; }

    public IReadOnlyList<StatesEvent> In(RecordedScope scope) => Events.TryGetValue(scope.Path, out var events) ? events : [];
}
