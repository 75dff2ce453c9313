namespace Sfn2Durable.ControlFlow;

/// <summary>
/// What C# asks of jumps: a label is visible where a <c>goto</c> names it, used, and followed by a statement;
/// <c>break</c> and <c>continue</c> mean the innermost loop, with no <c>switch</c> between; no code is unreachable; no
/// path falls out of a method.
/// </summary>
/// <param name="isResolved">Whether jumps have been resolved; labels may be unused before.</param>
internal sealed class JumpRules(bool isResolved)
{
    private readonly List<string> _violations = [];
    private readonly HashSet<JumpLabel> _used = [];
    private readonly HashSet<JumpLabel> _declared = [];

    public IReadOnlyList<string> Violations(BlockNode body)
    {
        Visit(body, new Surroundings([], null, null, null));
        if (body.FallsThrough())
        {
            _violations.Add("A path falls out of the method.");
        }

        if (isResolved)
        {
            _violations.AddRange(_declared.Except(_used).Select(static l => $"Nobody jumps to the label '{l.State}'."));
        }

        return _violations;
    }

    private void Visit(StructuredNode node, Surroundings around)
    {
        switch (node)
        {
            case BlockNode block:
                VisitBlock(block, around);
                return;
            case GotoNode jump:
                _used.Add(jump.Target);
                Expect(around.Labels.Contains(jump.Target), $"The label '{jump.Target.State}' is not visible.");
                return;
            case BreakNode jump:
                Expect(around.BreakLoop == jump.Loop, $"A break does not mean the loop '{jump.Loop.State}'.");
                return;
            case ContinueNode jump:
                Expect(around.ContinueLoop == jump.Loop, $"A continue does not mean the loop '{jump.Loop.State}'.");
                return;
            case DispatchToNode jump:
                Expect(around.Dispatch == jump.Dispatch, $"'{jump.State}' is not in the dispatch around.");
                return;
            default:
                foreach (var body in node.Children())
                {
                    Visit(body, Inside(node, around));
                }

                return;
        }
    }

    private void VisitBlock(BlockNode block, Surroundings around)
    {
        var labels = block.Nodes.OfType<LabelNode>().Select(static n => n.Label).ToList();
        var inside = labels.Count == 0 ? around : around with { Labels = [.. around.Labels, .. labels] };
        var isReached = true;
        for (var i = 0; i < block.Nodes.Count; i++)
        {
            var node = block.Nodes[i];
            if (node is LabelNode label)
            {
                Expect(_declared.Add(label.Label), $"The label '{label.Label.State}' stands twice.");
                Expect(
                    i + 1 < block.Nodes.Count && block.Nodes[i + 1] is not (LabelNode or EdgeNode),
                    $"No statement follows the label '{label.Label.State}'.");
                isReached = true;
            }

            Expect(isReached, $"A {node.GetType().Name} cannot be reached.");
            Visit(node, inside);
            isReached = isReached && node.FallsThrough();
        }
    }

    private static Surroundings Inside(StructuredNode node, Surroundings around) => node switch
    {
        LoopNode loop => around with { BreakLoop = loop.Label, ContinueLoop = loop.Label },

        // `continue` would skip the state that holds the condition.
        DoWhileNode loop => around with { BreakLoop = loop.Label, ContinueLoop = null },
        SwitchNode => around with { BreakLoop = null },
        DispatchNode dispatch => around with { BreakLoop = null, ContinueLoop = null, Dispatch = dispatch.Label },
        _ => around,
    };

    private void Expect(bool isTrue, string violation)
    {
        if (!isTrue)
        {
            _violations.Add(violation);
        }
    }

    /// <param name="Labels">The labels of the blocks around.</param>
    /// <param name="BreakLoop">The loop that <c>break</c> leaves.</param>
    /// <param name="ContinueLoop">The loop that <c>continue</c> goes round.</param>
    /// <param name="Dispatch">The dispatch around.</param>
    private sealed record Surroundings(
        IReadOnlyCollection<JumpLabel> Labels, JumpLabel? BreakLoop, JumpLabel? ContinueLoop, JumpLabel? Dispatch);
}
