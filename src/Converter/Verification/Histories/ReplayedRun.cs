using Durable.Asl;
using Durable.Runtime.Asl;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What the code did with a recording's answers.</summary>
/// <param name="Result">How it ended.</param>
internal sealed record ReplayedRun(LocalResult Result)
{
    /// <summary>States entered and left, by the run of their scope, in order.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<StatesEvent>> Events { get; init; }

    /// <summary>What scopes failed with, by their run.</summary>
    public required IReadOnlyDictionary<string, StatesException> Failures { get; init; }

    public required IReadOnlyDictionary<(string State, string Branch, int Occurrence), ReplayedCall> Calls { get; init; }

    /// <summary>The code asked for answers that the history does not have.</summary>
    public bool IsMissingAnswers { get; init; }

    /// <summary>The code went on and on where the execution did not, and was stopped.</summary>
    public bool RanAway { get; init; }

    /// <summary>How a child of a distributed Map ended.</summary>
    public LocalResult EndOf(RecordedScope scope) => (Failures.GetValueOrDefault(scope.Path), In(scope)) switch
    {
        ({ } failure, _) => new LocalResult(LocalStatus.Failed) { Error = failure.Error, Cause = failure.Cause },
        (_, [.., StateExited last]) => new LocalResult(LocalStatus.Succeeded) { Output = last.Output },
        _ => new LocalResult(LocalStatus.Running),
    };

    public IReadOnlyList<StatesEvent> In(RecordedScope scope) => Events.TryGetValue(scope.Path, out var events) ? events : [];
}
