using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>
/// The tree that a graph of states becomes. Every reachable state occurs once across a scope's body and its outlined
/// methods; no edges remain. All cases stand here, so that an exhaustive <c>switch</c> can be checked at a glance.
/// </summary>
public abstract record StructuredNode;

/// <summary>One after another. An empty block prints nothing.</summary>
public sealed record BlockNode(IReadOnlyList<StructuredNode> Nodes) : StructuredNode
{
    public static BlockNode Empty { get; } = new([]);
}

/// <summary>
/// Enters a state, does its work and processes its output. A Fail never goes on; a Succeed is followed by
/// <see cref="ReturnNode"/>. Errors leave the scope: no catcher of the state applies here.
/// </summary>
public sealed record ExecuteNode(State State) : StructuredNode;

/// <summary>Ends the scope with the current data (<c>End: true</c> or the end of a Succeed).</summary>
public sealed record ReturnNode : StructuredNode;

/// <summary>
/// What is special to one way out of a state: the <c>Assign</c>/<c>Output</c> of a matched rule
/// (<paramref name="Rule"/>) or of Default (both null), or what a catcher does with the error output
/// (<paramref name="Catcher"/>). Where a Choice has nothing to do on a way, there is none; a catcher always has one,
/// even if it prints nothing.
/// </summary>
public sealed record EdgeNode(State State, ChoiceRule? Rule, Catcher? Catcher) : StructuredNode;

/// <summary>
/// A Choice as <c>if</c>/<c>else if</c>/<c>else</c>: the first arm with a true rule is taken. The last arm may have no
/// rules: it is Default, or the failure when nothing matches and there is no Default (<see cref="NoMatchNode"/>).
/// A missing last arm falls through. Rules that need not be asked are left out, and arms whose rules exclude each other
/// may stand in another order than in the file.
/// </summary>
public sealed record ChoiceNode(ChoiceState State, IReadOnlyList<ChoiceArm> Arms) : StructuredNode;

/// <summary>Rules with one target, tried in order (printed with <c>||</c>), and what then happens.</summary>
public sealed record ChoiceArm(IReadOnlyList<ChoiceRule> Rules, StructuredNode Body)
{
    public bool IsDefault => Rules.Count == 0;

    /// <summary>
    /// True for the arm that is taken when none of its rules match (printed <c>!(… || …)</c>); it is the last arm, and
    /// what happens when one matches stands behind the <see cref="ChoiceNode"/>. Never in a <see cref="SwitchNode"/>.
    /// </summary>
    public bool Negated { get; init; }
}

/// <summary>The Choice matched nothing and has no Default: the state fails.</summary>
public sealed record NoMatchNode(ChoiceState State) : StructuredNode;

/// <summary>
/// A Choice whose rules all compare one variable with distinct string literals, printed as <c>switch</c>. The rules of
/// an arm are its <c>case</c> labels. A C# <c>switch</c> captures <c>break</c>: jumps out of a loop are resolved
/// knowing that.
/// </summary>
public sealed record SwitchNode(ChoiceState State, IReadOnlyList<ChoiceArm> Arms) : StructuredNode;

/// <summary>
/// <c>try</c> around the state, <c>catch … when</c> for its catchers in order; what follows is the success path.
/// </summary>
public sealed record TryNode(WorkState State, IReadOnlyList<CatchArm> Handlers) : StructuredNode
{
    /// <summary>
    /// A jump at the end of the <c>try</c>, taken on success, or null where success goes on behind the node. One of
    /// <see cref="ReturnNode"/>, <see cref="BreakNode"/>, <see cref="ContinueNode"/>, <see cref="GotoNode"/> and
    /// <see cref="DispatchToNode"/>: none of them can fail, so the catchers still see only errors of the state.
    /// </summary>
    public StructuredNode? Exit { get; init; }
}

/// <summary>
/// A catcher and what then happens; the body begins with the catcher's <see cref="EdgeNode"/>. Neighbouring catchers
/// with one target and the same effect are one, with the error names of all of them.
/// </summary>
public sealed record CatchArm(Catcher Catcher, StructuredNode Body);

/// <summary>
/// Success and failure both go on and join: the outcome is kept in a local and asked by an <c>if</c>.
/// </summary>
public sealed record OutcomeNode(WorkState State, StructuredNode Success, IReadOnlyList<CatchArm> Handlers)
    : StructuredNode;

/// <summary><c>while (true)</c>.</summary>
public sealed record LoopNode(JumpLabel Label, StructuredNode Body) : StructuredNode;

/// <summary>
/// <c>do { Body; enter State } while (any rule of <paramref name="Rules"/> matches)</c>, negated when
/// <paramref name="UntilMatch"/>. Neither way out has an <see cref="EdgeNode"/> with something to do.
/// </summary>
public sealed record DoWhileNode(
    JumpLabel Label, StructuredNode Body, ChoiceState State, IReadOnlyList<ChoiceRule> Rules, bool UntilMatch)
    : StructuredNode;

public sealed record BreakNode(JumpLabel Loop) : StructuredNode;

public sealed record ContinueNode(JumpLabel Loop) : StructuredNode;

/// <summary>
/// A jump that neither <c>break</c> nor <c>continue</c> can express. Before jumps are resolved, any jump.
/// </summary>
public sealed record GotoNode(JumpLabel Target) : StructuredNode;

/// <summary>
/// The target of a <see cref="GotoNode"/>: the label stands right before what follows in the same block, which begins
/// with a statement.
/// </summary>
public sealed record LabelNode(JumpLabel Label) : StructuredNode;

/// <summary><c>return await Method(…)</c>: a shared tail that never comes back.</summary>
public sealed record TailCallNode(string EntryState) : StructuredNode;

/// <summary>
/// States in no particular order, such as a loop with several entries: <c>while (true) switch (next)</c>. It is entered
/// by an <see cref="EnterDispatchNode"/> and left by jumps only; <c>break</c> means nothing to the loops around it.
/// </summary>
public sealed record DispatchNode(
    JumpLabel Label, IReadOnlyList<DispatchEntry> Entries) : StructuredNode;

/// <summary>One state of a dispatch with its body, which sets the next state or leaves.</summary>
public sealed record DispatchEntry(string State, StructuredNode Body);

/// <summary>Inside a dispatch: chooses its next state and goes round.</summary>
public sealed record DispatchToNode(JumpLabel Dispatch, string State) : StructuredNode;

/// <summary>
/// Outside a dispatch: chooses the state it begins with. The <see cref="DispatchNode"/> follows, or a jump to it does.
/// </summary>
public sealed record EnterDispatchNode(JumpLabel Dispatch, string State) : StructuredNode;

/// <summary>A place jumps go to, named for the state found there.</summary>
public sealed record JumpLabel(string State);
