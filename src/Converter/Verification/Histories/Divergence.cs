using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What differs first between an execution and its replay.</summary>
internal enum DivergenceKind
{
    /// <summary>Another state was entered, or none, or one too many.</summary>
    Path,

    /// <summary>A state was entered with another input.</summary>
    Input,

    /// <summary>A task made another request, none, or one that the execution did not make.</summary>
    Request,

    /// <summary>A state left other data behind.</summary>
    Output,

    /// <summary>A state assigned other variables.</summary>
    Variables,

    /// <summary>The execution ended otherwise: status, output, error or cause.</summary>
    End,
}

/// <summary>The first place where the code did not do what the execution did.</summary>
/// <param name="State">The state; where there is none, the last one before.</param>
/// <param name="Branch">Where it runs; empty at the top.</param>
/// <param name="What">What was compared, for people: <c>the output of 'Pay'</c>.</param>
internal sealed record Divergence(DivergenceKind Kind, string State, string Branch, string What)
{
    /// <summary>The event of the history; null where the history has none.</summary>
    public HistoryEvent? Event { get; init; }

    /// <summary>The recorded side in short, where <see cref="Differences"/> says nothing.</summary>
    public string? Recorded { get; init; }

    /// <summary>The replayed side in short.</summary>
    public string? Replayed { get; init; }

    public IReadOnlyList<ValueDifference> Differences { get; init; } = [];
}
