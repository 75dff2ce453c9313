using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// A scope as a graph. It is known even where a state is broken, so that one run shows the faults of the graph next to
/// those of the states.
/// </summary>
/// <param name="StartAt">The first state, or null when the field is missing or no text.</param>
internal sealed record ScopeOutline(
    Transition? StartAt, IReadOnlyList<StateOutline> States, SourceSpan Span, NodePath Path);

/// <summary>A state as a node of the graph.</summary>
/// <param name="IsTerminal">The scope may end here. A state of unknown type counts as terminal, one fault being
/// enough.</param>
internal sealed record StateOutline(
    SourceMember Member, NodePath Path, IReadOnlyList<Transition> Transitions, bool IsTerminal)
{
    public string Name => Member.Name;

    public SourceSpan NameSpan => Member.NameSpan;
}

/// <summary>A name of a state in the place of a target.</summary>
internal sealed record Transition(string Target, SourceSpan Span, NodePath Path);
