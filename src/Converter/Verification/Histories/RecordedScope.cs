using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>One run of a scope: the machine itself, or one branch or iteration of one attempt of a Parallel or Map.</summary>
/// <param name="container">The stay in the Parallel or Map around it; null for the machine.</param>
/// <param name="branch">Where it runs, as the runtime writes it: <c>Outer[2]/Par[0]</c>.</param>
/// <param name="path">The same with visits and attempts, so that runs of one branch are told apart.</param>
internal sealed class RecordedScope(RecordedVisit? container, string branch, string path)
{
    public RecordedVisit? Container => container;

    public string Branch => branch;

    public string Path => path;

    public List<RecordedVisit> Visits { get; } = [];

    /// <summary>It was stopped because a sibling failed or the execution ended: how far it came is chance.</summary>
    public bool IsCut { get; set; }
}

/// <summary>One stay in a state.</summary>
/// <param name="number">The how many-th in this run of the scope, from 1.</param>
internal sealed class RecordedVisit(RecordedScope scope, HistoryEvent entered, int number)
{
    public RecordedScope Scope => scope;

    public string State { get; } = entered.Name ?? "";

    public HistoryEvent Entered => entered;

    public int Number => number;

    /// <summary>Null where the state failed, was stopped or is still running.</summary>
    public HistoryEvent? Exited { get; set; }

    public bool IsMap { get; } = entered.Type == "MapStateEntered";

    public bool IsParallel { get; } = entered.Type == "ParallelStateEntered";

    public bool IsTask { get; } = entered.Type == "TaskStateEntered";

    /// <summary>How often a Parallel or Map began, retries included.</summary>
    public int Starts { get; set; }

    /// <summary>The runs of a distributed Map, whose children have histories of their own; one for each attempt.</summary>
    public List<RecordedMapRun> MapRuns { get; } = [];

    /// <summary>The number of items that the last start of a Map told; null where it told none.</summary>
    public double? Items { get; set; }

    public List<RecordedAttempt> Attempts { get; } = [];

    /// <summary>The runs of its branches or iterations, all attempts together.</summary>
    public Dictionary<string, RecordedScope> Inner { get; } = new(StringComparer.Ordinal);
}

/// <summary>One run of a distributed Map.</summary>
/// <param name="path">How the paths of its children begin: <c>Map.1.0</c>, and then the index in brackets.</param>
internal sealed class RecordedMapRun(RecordedVisit visit, HistoryEvent started, string path)
{
    public RecordedVisit Visit => visit;

    public HistoryEvent Started => started;

    public string Path => path;

    /// <summary>How it ended; null where it was stopped or still runs.</summary>
    public HistoryEvent? Ended { get; set; }

    /// <summary>Whether an execution that began then may be a child of this run. Clocks need not agree to the second.</summary>
    public bool Spans(double? time) =>
        (time ?? started.Time) >= started.Time - 1 && (time ?? started.Time) <= (Ended?.Time ?? double.MaxValue) + 1;
}

/// <summary>One attempt of a Task.</summary>
/// <param name="occurrence">The how many-th of this state in this branch, from 0, over all visits.</param>
internal sealed class RecordedAttempt(RecordedVisit visit, int occurrence)
{
    public RecordedVisit Visit => visit;

    public int Occurrence => occurrence;

    /// <summary>The event that carries the request; null where the service refused it before.</summary>
    public HistoryEvent? Scheduled { get; init; }

    /// <summary>The event that carries the answer; null where none came.</summary>
    public HistoryEvent? Outcome { get; set; }

    public (string State, string Branch, int Occurrence) Key => (visit.State, visit.Scope.Branch, occurrence);
}
