using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>A state machine as a tree for each of its scopes.</summary>
public sealed record StructuredWorkflow(StateMachineDefinition Definition, StructuredScope Root);

/// <summary>
/// One scope: its body and the tails that became methods. <paramref name="Children"/> has the scopes of its Parallel
/// branches and Map processors.
/// </summary>
public sealed record StructuredScope(
    Scope Scope,
    StructuredNode Body,
    IReadOnlyList<OutlinedMethod> Methods,
    IReadOnlyDictionary<Scope, StructuredScope> Children);

/// <summary>A region that never comes back, entered at <paramref name="EntryState"/> from several places.</summary>
/// <param name="EntryState">The first state; it names the method.</param>
/// <param name="Body">What the method does; every path in it returns or throws.</param>
/// <param name="EnteredFrom">For the comment above the method, such as <c>Reserve Flight (Catch)</c>.</param>
public sealed record OutlinedMethod(string EntryState, StructuredNode Body, IReadOnlyList<string> EnteredFrom);
