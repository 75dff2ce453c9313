using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>Where the states of a recording begin.</summary>
/// <param name="Scope">The run of the scope that its first states lie in.</param>
/// <param name="Occurrences">How many attempts of a state in a branch come before it.</param>
internal sealed record RecordedRoot(RecordedScope Scope, Dictionary<(string State, string Branch), int> Occurrences)
{
    public static RecordedRoot OfMachine() => new(new RecordedScope(null, "", ""), []);
}

/// <summary>One execution, with its events put into the scopes, states and attempts that they belong to.</summary>
internal sealed record Recording(ExecutionHistory History, IReadOnlyList<RecordedScope> Scopes)
{
    public RecordedScope Root => Scopes[0];

    /// <summary>All stays in states, in the order of entering.</summary>
    public required IReadOnlyList<RecordedVisit> Visits { get; init; }

    /// <summary>The last event of an execution that ended; null while it runs.</summary>
    public HistoryEvent? End { get; init; }

    /// <summary>The first state entered that the definition does not have.</summary>
    public HistoryEvent? Stranger { get; init; }

    public HistoryEvent? Redriven { get; init; }

    /// <summary>The executions that its distributed Maps started, and those of their children, as far as they are known.</summary>
    public IReadOnlyList<Recording> Children { get; init; } = [];

    public HistoryEvent Start => History.Events[0];

    public IEnumerable<RecordedAttempt> Attempts => Visits.SelectMany(static v => v.Attempts);

    /// <summary>It ended by itself, so that the code has to end the same way.</summary>
    public bool IsComplete => End is { Type: "ExecutionSucceeded" or "ExecutionFailed" or "ExecutionTimedOut" };

    /// <summary>It failed or succeeded, and not by a clock.</summary>
    public bool IsDecided => End is { Type: "ExecutionSucceeded" or "ExecutionFailed" };

    public DateTimeOffset? StartTime => InstantOf(Start);

    public static DateTimeOffset? InstantOf(HistoryEvent item) => item.Time is { } seconds && Math.Abs(seconds) < 1e11
        ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000))
        : null;
}
