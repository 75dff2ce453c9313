using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>What the coarse style does with a state.</summary>
internal enum CoarseRole
{
    /// <summary>As in the inline style.</summary>
    Alone,

    /// <summary>The first step of a group; its operation stands for the group.</summary>
    First,

    /// <summary>Runs inside the step of its group.</summary>
    Member,

    /// <summary>The step that a wait for a condition repeats.</summary>
    Poll,

    /// <summary>The pause of such a wait.</summary>
    Pause,
}

/// <summary>
/// Which steps can be one. Two neighbours can when nothing comes between them or enters between them, and when both
/// handle errors in the same way, so that the group can be repeated as a whole. Whether the steps allow it (whether doing
/// the first one twice is harmless) only their authors know, so the style is an upper bound of what can be saved.
/// </summary>
internal sealed class CoarsePlan
{
    private readonly Dictionary<OutlineState, CoarseRole> _roles = [];
    private readonly Dictionary<OutlineState, IReadOnlyList<OutlineState>> _before = [];
    private readonly Dictionary<OutlineState, Loop> _loops = [];

    private CoarsePlan()
    {
    }

    public static CoarsePlan Of(MachineOutline outline, int groupSize)
    {
        var plan = new CoarsePlan();
        foreach (var scope in outline.Scopes)
        {
            foreach (var loop in scope.Loops.Loops.Where(IsPollLoop))
            {
                plan.AddPollLoop(loop);
            }

            foreach (var chain in StepChains.Of(scope))
            {
                plan.AddChain([.. chain.Where(s => !plan._roles.ContainsKey(s))], groupSize);
            }
        }

        return plan;
    }

    public CoarseRole Role(OutlineState state) => _roles.GetValueOrDefault(state);

    /// <summary>The steps of the group before this one, which a retry of it repeats.</summary>
    public IReadOnlyList<OutlineState> Before(OutlineState member) => _before.GetValueOrDefault(member) ?? [];

    /// <summary>The loop of a poll or a pause.</summary>
    public Loop? LoopOf(OutlineState state) => _loops.GetValueOrDefault(state);

    private void AddChain(IReadOnlyList<OutlineState> chain, int groupSize)
    {
        for (var i = 0; i < chain.Count; i++)
        {
            var position = i % groupSize;
            _roles[chain[i]] = position == 0 ? CoarseRole.First : CoarseRole.Member;
            _before[chain[i]] = [.. chain.Skip(i - position).Take(position)];
        }
    }

    private void AddPollLoop(Loop loop)
    {
        var steps = loop.States.Where(static s => StepChains.IsStep(s.State)).ToList();
        foreach (var state in loop.States)
        {
            _loops[state] = loop;
            _roles[state] = state.State is WaitState ? CoarseRole.Pause
                : state == steps[0] ? CoarseRole.Poll
                : CoarseRole.Member;
        }
    }

    /// <summary>Wait, ask, choose again: one Wait, at least one step, and nothing else that suspends.</summary>
    private static bool IsPollLoop(Loop loop) =>
        loop.Parts.All(static p => p.Loop is null)
        && loop.States.Count(static s => s.State is WaitState) == 1
        && loop.States.Any(static s => StepChains.IsStep(s.State))
        && loop.States.All(static s => s.State is WaitState or ChoiceState or PassState || StepChains.IsStep(s.State));
}
