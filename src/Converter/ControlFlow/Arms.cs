namespace Sfn2Durable.ControlFlow;

/// <summary>What the passes ask about the arms of a Choice.</summary>
internal static class Arms
{
    /// <summary>
    /// The arm that is the way on: the only one that falls through or, where every arm leaves, the one that is more
    /// than all others together; else null. An arm that is missing falls through as well, so there must be a Default.
    /// </summary>
    public static ChoiceArm? GoingOn(IReadOnlyList<ChoiceArm> arms)
    {
        var falling = arms.Where(static a => a.Body.FallsThrough()).ToList();
        if (falling.Count > 0)
        {
            return falling.Count == 1 ? falling[0] : null;
        }

        var sizes = arms.Select(static a => SizeOf(a.Body)).ToList();
        var all = sizes.Sum();
        return arms.Where((_, i) => 2 * sizes[i] > all).FirstOrDefault();
    }

    /// <summary>The number of states in a body; a method called instead of them counts for one.</summary>
    private static int SizeOf(StructuredNode body) =>
        body.DescendantsAndSelf().Count(static n => n is ExecuteNode or ChoiceNode or OutcomeNode or TailCallNode);
}
