using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>An execution between its replays: what the former ones have shown.</summary>
/// <param name="recording">The execution.</param>
/// <param name="maps">Its distributed Maps.</param>
/// <param name="context">Who it is.</param>
internal sealed class VerifiedExecution(Recording recording, MapRuns maps, ReplayContext context)
{
    private readonly Dictionary<ExecutionHistory, Divergence?> _children = [];

    public Recording Recording => recording;

    public MapRuns Maps => maps;

    public ReplayContext Context { get; set; } = context;

    /// <summary>Whether a child has not been as recorded in any replay, and may still be.</summary>
    public bool HasDifferingChild => Differing is not null;

    private ExecutionHistory? Differing =>
        maps.Children.Select(static c => c.History.History).FirstOrDefault(h => _children.GetValueOrDefault(h) is not null);

    public Divergence? DivergenceOf(ChildHistory child) => _children.GetValueOrDefault(child.History);

    /// <summary>Keeps what a replay has shown of children. One replay that is right is enough.</summary>
    public void Note(IReadOnlyDictionary<Recording, Divergence?> children)
    {
        foreach (var (child, divergence) in children)
        {
            _children[child.History] = _children.TryGetValue(child.History, out var before) && before is null ? null : divergence;
        }
    }

    /// <summary>See <see cref="MapRuns.Learn"/>.</summary>
    public bool Learn(Divergence? divergence) => maps.Learn(
        Differing,
        divergence is null ? null : recording.Visits.FirstOrDefault(v => v.State == divergence.State && v.Scope.Branch == divergence.Branch));

    /// <summary>The execution or the child that a stay in a state belongs to.</summary>
    public Recording RecordingOf(RecordedVisit visit) =>
        maps.AllChildren.Select(static c => c.Placed).FirstOrDefault(c => c.History.Events.Any(e => ReferenceEquals(e, visit.Entered))) ?? recording;
}
