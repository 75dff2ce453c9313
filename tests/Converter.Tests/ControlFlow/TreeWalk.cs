using Sfn2Durable.ControlFlow;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// Runs a tree as C# would run the code printed from it, jumps included. What <see cref="StateWalk"/> and this record
/// must be the same.
/// </summary>
internal sealed class TreeWalk(IReadOnlyDictionary<string, StructuredNode> methods, Decisions decisions, int steps)
{
    private readonly List<string> _trace = [];
    private readonly Dictionary<JumpLabel, string> _dispatches = [];

    /// <summary>How a node was left.</summary>
    private abstract record Leave
    {
        public static readonly Leave Through = new Falling();

        public static readonly Leave Stop = new Stopped();

        internal sealed record Falling : Leave;

        /// <summary>The scope has ended, or enough was recorded.</summary>
        internal sealed record Stopped : Leave;

        internal sealed record Jump(StructuredNode Node) : Leave;
    }

    public static IReadOnlyList<string> Run(ScopeShape shape, Decisions decisions, int steps)
    {
        var methods = shape.Methods.Skip(1)
            .ToDictionary(static m => m.Graph.EntryState, static m => (StructuredNode)m.Body, StringComparer.Ordinal);
        var walk = new TreeWalk(methods, decisions, steps);
        if (walk.Visit(shape.Methods[0].Body) is Leave.Falling or Leave.Jump)
        {
            walk._trace.Add("falls out of its method");
        }

        return [.. walk._trace.Take(steps)];
    }

    private Leave Visit(StructuredNode node) => node switch
    {
        BlockNode block => Block(block),
        ExecuteNode execute => Execute(execute.State),
        EdgeNode edge => Edge(edge),
        ChoiceNode choice => Choose(choice.State, choice.Arms),
        SwitchNode choice => ThroughSwitch(Choose(choice.State, choice.Arms)),
        TryNode attempt => Outcome(attempt.State, attempt.Exit ?? BlockNode.Empty, attempt.Handlers),
        OutcomeNode outcome => Outcome(outcome.State, outcome.Success, outcome.Handlers),
        LoopNode loop => Loop(loop),
        DoWhileNode loop => DoWhile(loop),
        DispatchNode dispatch => Dispatch(dispatch),
        EnterDispatchNode enter => Enter(enter),
        ReturnNode => End("returns"),
        NoMatchNode => End("matches nothing"),
        TailCallNode call => Call(call),
        LabelNode => Leave.Through,
        _ => new Leave.Jump(node),
    };

    private Leave Block(BlockNode block)
    {
        for (var i = 0; i < block.Nodes.Count; i++)
        {
            var left = Visit(block.Nodes[i]);
            if (left is Leave.Jump { Node: GotoNode jump } && LabelIn(block, jump.Target) is >= 0 and var label)
            {
                i = label;
            }
            else if (left is not Leave.Falling)
            {
                return left;
            }
        }

        return Leave.Through;
    }

    private static int LabelIn(BlockNode block, JumpLabel target) =>
        block.Nodes.ToList().FindIndex(n => n is LabelNode label && label.Label == target);

    private Leave Record(string what)
    {
        _trace.Add(what);
        return _trace.Count >= steps ? Leave.Stop : Leave.Through;
    }

    private Leave End(string how)
    {
        _trace.Add(how);
        return Leave.Stop;
    }

    private Leave Execute(State state)
    {
        var entered = Record(state.Name);
        return state is FailState ? End("fails") : entered;
    }

    private Leave Edge(EdgeNode edge)
    {
        if (edge.Catcher is { } catcher)
        {
            // The walk of the states knows catchers by position; here the name of the error says it.
            var effect = catcher.Assign.Count > 0 ? $" and does {catcher.ErrorEquals[0][1..]}" : "";
            return Record($"{edge.State.Name} catches{effect}");
        }

        var choice = (ChoiceState)edge.State;
        var rule = choice.Choices.ToList().FindIndex(r => ReferenceEquals(r, edge.Rule));
        return Record($"{choice.Name} does {(rule < 0 ? "default" : rule)}");
    }

    private Leave Choose(ChoiceState choice, IReadOnlyList<ChoiceArm> arms)
    {
        var entered = Record(choice.Name);
        var way = decisions.Choose(choice.Choices.Count + 1);
        var matched = choice.Choices.ElementAtOrDefault(way);
        var arm = arms.FirstOrDefault(a =>
            a.IsDefault || a.Negated != a.Rules.Any(r => ReferenceEquals(r, matched)));
        return entered is Leave.Stopped || arm is null ? entered : Visit(arm.Body);
    }

    private static Leave ThroughSwitch(Leave left) =>
        left is Leave.Jump { Node: BreakNode } ? throw new InvalidOperationException("A switch captures break.") : left;

    private Leave Outcome(WorkState state, StructuredNode success, IReadOnlyList<CatchArm> handlers)
    {
        var entered = Record(state.Name);
        var way = decisions.Choose(state.Catch.Count + 1);
        if (entered is Leave.Stopped)
        {
            return entered;
        }

        return Visit(way == 0
            ? success
            : handlers.First(h => h.Catcher.ErrorEquals.Contains($"E{way - 1}")).Body);
    }

    private Leave Loop(LoopNode loop)
    {
        while (true)
        {
            switch (Visit(loop.Body))
            {
                case Leave.Falling:
                case Leave.Jump { Node: ContinueNode again } when again.Loop == loop.Label:
                    continue;
                case Leave.Jump { Node: BreakNode leave } when leave.Loop == loop.Label:
                    return Leave.Through;
                case var other:
                    return other;
            }
        }
    }

    private Leave DoWhile(DoWhileNode loop)
    {
        while (true)
        {
            var left = Visit(loop.Body);
            if (left is not Leave.Falling)
            {
                return left is Leave.Jump { Node: BreakNode leave } && leave.Loop == loop.Label ? Leave.Through : left;
            }

            if (Record(loop.State.Name) is Leave.Stopped)
            {
                return Leave.Stop;
            }

            var matched = loop.State.Choices.ElementAtOrDefault(decisions.Choose(loop.State.Choices.Count + 1));
            if (loop.Rules.Any(r => ReferenceEquals(r, matched)) == loop.UntilMatch)
            {
                return Leave.Through;
            }
        }
    }

    private Leave Enter(EnterDispatchNode enter)
    {
        _dispatches[enter.Dispatch] = enter.State;
        return Leave.Through;
    }

    private Leave Dispatch(DispatchNode dispatch)
    {
        while (true)
        {
            var left = Visit(dispatch.Entries.First(e => e.State == _dispatches[dispatch.Label]).Body);
            if (left is not Leave.Jump { Node: DispatchToNode next })
            {
                return left is Leave.Falling ? End("falls out of a dispatch") : left;
            }

            _dispatches[dispatch.Label] = next.State;
        }
    }

    private Leave Call(TailCallNode call) => Visit(methods[call.EntryState]) is Leave.Stopped
        ? Leave.Stop
        : End("falls out of its method");
}
