namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// A loop whose last state is a Choice between going round and leaving becomes <c>do … while</c>, and what is done on
/// the way out stands behind it.
/// </summary>
/// <remarks>
/// <code>
/// loop                        do
///     Wait                        Wait
///     Ask                         Ask
///     if done            →    until done
///         break               Ship
/// Ship
/// </code>
/// A leading test has no such form: every state begins with a statement, and a condition has no room for one.
/// </remarks>
internal sealed class ConditionalLoops : TreePass
{
    protected override BlockNode Rewrite(BlockNode body, PassContext context) => StructuredNodes.Block([Find(body)]);

    private static StructuredNode Find(StructuredNode node) => node.WithBodies(Find) switch
    {
        LoopNode loop => Condition(loop),
        var other => other,
    };

    private static StructuredNode Condition(LoopNode loop)
    {
        var statements = loop.Body.Statements();
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i] is ChoiceNode { Arms: [{ IsDefault: false } arm] } choice)
            {
                StructuredNode[] behind = [.. statements.Skip(i + 1)];
                var goesRound = IsContinue(arm.Body, loop);
                var test = new Test([.. statements.Take(i)], choice, arm)
                {
                    WayOut = goesRound ? StructuredNodes.Block(behind) : arm.Body,
                    LeavesOnMatch = goesRound ? arm.Negated : !arm.Negated,
                };
                return goesRound || behind.Length == 0 ? WithTest(loop, test) : loop;
            }
        }

        return loop;
    }

    private static StructuredNode WithTest(LoopNode loop, Test test)
    {
        var body = StructuredNodes.Block(test.Body);
        var isBreak = test.WayOut.Statements() is [BreakNode jump] && jump.Loop == loop.Label;

        // A jump to the state of the test needs a statement to jump to, and `continue` would ask the condition without
        // entering its state. A way out that does more than leave can stand behind the loop only when nothing else
        // arrives there.
        if (test.WayOut.FallsThrough()
            || !body.FallsThrough()
            || body.Statements() is [.., LabelNode]
            || body.Continues(loop.Label)
            || test.WayOut.Continues(loop.Label)
            || (!isBreak && loop.Body.Breaks(loop.Label)))
        {
            return loop;
        }

        var conditional = new DoWhileNode(loop.Label, body, test.State.State, test.Arm.Rules, test.LeavesOnMatch);
        return isBreak ? conditional : StructuredNodes.Block([conditional, test.WayOut]);
    }

    private static bool IsContinue(StructuredNode body, LoopNode loop) =>
        body.Statements() is [ContinueNode jump] && jump.Loop == loop.Label;

    /// <param name="Body">What stands before the test.</param>
    /// <param name="State">The Choice.</param>
    /// <param name="Arm">Its one arm.</param>
    private sealed record Test(IReadOnlyList<StructuredNode> Body, ChoiceNode State, ChoiceArm Arm)
    {
        /// <summary>What is done when the loop is left.</summary>
        public required StructuredNode WayOut { get; init; }

        /// <summary>Whether a matching rule leaves the loop rather than going round.</summary>
        public required bool LeavesOnMatch { get; init; }
    }
}
