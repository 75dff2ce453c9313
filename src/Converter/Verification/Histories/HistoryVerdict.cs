namespace Sfn2Durable.Verification.Histories;

/// <summary>What came out for one execution.</summary>
internal enum HistoryOutcome
{
    /// <summary>The code did all that the execution did, and nothing else.</summary>
    Proven,

    /// <summary>The same, as far as the history goes: the execution was stopped, or runs on.</summary>
    ProvenSoFar,

    /// <summary>There are no data in the history; its states follow each other as the definition says.</summary>
    PathOnly,

    /// <summary>The code does something else.</summary>
    Mismatch,

    /// <summary>The history cannot be used; a diagnostic says why.</summary>
    Unusable,
}

/// <summary>What came out for one execution, and what it covers.</summary>
/// <param name="File">Where its history, or the first page of it, was read from.</param>
internal sealed record HistoryVerdict(string File, HistoryOutcome Outcome)
{
    /// <summary>The distributed Map that started the execution; null for an execution of the machine itself.</summary>
    public string? Map { get; init; }

    public Divergence? Divergence { get; init; }

    /// <summary>Where the history can be looked up: the line of the diverging event; 1 where there is none.</summary>
    public int Line { get; init; } = 1;

    /// <summary>The execution; null when its events could not be put together.</summary>
    public Recording? Recording { get; init; }

    /// <summary>What the code did; null when it was not run.</summary>
    public ReplayedRun? Run { get; init; }

    /// <summary>The values that were allowed to differ.</summary>
    public FreeValues? Free { get; init; }

    /// <summary>Who the execution was, as far as that came out; null when it was not run.</summary>
    public ReplayContext? Context { get; init; }

    /// <summary>Answers came at the recorded times.</summary>
    public bool KeepsTime { get; init; }

    public bool IsGood => Outcome is HistoryOutcome.Proven or HistoryOutcome.ProvenSoFar or HistoryOutcome.PathOnly;
}
