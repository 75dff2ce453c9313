using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>Steps that follow each other directly, with at most Pass states between them.</summary>
internal static class StepChains
{
    /// <summary>A Task that is one call and its answer.</summary>
    public static bool IsStep(State state) =>
        state is TaskState task && TaskShapes.Of(task) is TaskShape.Function or TaskShape.Call;

    /// <summary>The chains of a scope; a step without a fitting neighbour is a chain of one.</summary>
    public static IEnumerable<IReadOnlyList<OutlineState>> Of(OutlineScope scope)
    {
        var entries = scope.States
            .SelectMany(static s => s.Edges)
            .Select(static e => e.To)
            .Append(scope.Start)
            .OfType<OutlineState>()
            .CountBy(static s => s)
            .ToDictionary();
        var following = scope.States
            .Where(static s => IsStep(s.State))
            .Select(s => (From: s, To: Following(s, entries)))
            .Where(static p => p.To is not null)
            .ToDictionary(static p => p.From, static p => p.To);
        var continued = following.Values.ToHashSet();

        // A chain that closes to a ring has no first step; it stays as it is.
        foreach (var first in scope.States.Where(s => IsStep(s.State) && !continued.Contains(s)))
        {
            var chain = new List<OutlineState>();
            for (var step = first; step is not null; step = following.GetValueOrDefault(step))
            {
                chain.Add(step);
            }

            yield return chain;
        }
    }

    private static OutlineState? Following(OutlineState step, Dictionary<OutlineState, int> entries)
    {
        var next = Next(step);
        var passes = 0;
        while (next is not null && entries[next] == 1 && next.State is PassState && passes++ < entries.Count)
        {
            next = Next(next);
        }

        return next is not null && entries[next] == 1 && IsStep(next.State) && HandleErrorsAlike(step.State, next.State)
            ? next
            : null;
    }

    private static OutlineState? Next(OutlineState state) =>
        state.Edges.FirstOrDefault(static e => e.Kind == EdgeKind.Next)?.To;

    private static bool HandleErrorsAlike(State left, State right) =>
        left is WorkState a && right is WorkState b
        && a.Retry.Count == b.Retry.Count && a.Catch.Count == b.Catch.Count
        && a.Retry.Zip(b.Retry).All(static p => IsSame(p.First, p.Second))
        && a.Catch.Zip(b.Catch).All(static p => IsSame(p.First, p.Second));

    private static bool IsSame(Retrier left, Retrier right) =>
        left.ErrorEquals.SequenceEqual(right.ErrorEquals)
        && left.IntervalSeconds == right.IntervalSeconds
        && left.MaxAttempts == right.MaxAttempts
        && left.BackoffRate.Equals(right.BackoffRate)
        && left.MaxDelaySeconds == right.MaxDelaySeconds
        && left.FullJitter == right.FullJitter
        && left.Settings.Count == 0 && right.Settings.Count == 0;

    private static bool IsSame(Catcher left, Catcher right) =>
        left.Next == right.Next && left.ErrorEquals.SequenceEqual(right.ErrorEquals);
}
