using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>One <c>States</c> object while it is bound.</summary>
/// <param name="Type">That of the machine, or of the child executions of a distributed Map.</param>
internal sealed record ScopeContext(BindingContext Machine, MachineType Type)
{
    /// <summary>0 for the machine itself.</summary>
    public int Depth { get; private init; }

    /// <summary>
    /// Whether a distributed Map is somewhere around, so that the scope runs in an execution of its own.
    /// </summary>
    public bool IsChildExecution { get; private init; }

    /// <summary>The scope of a branch or processor of one of the states.</summary>
    public ScopeContext Inside(MachineType type, bool isChildExecution) =>
        new(Machine, type) { Depth = Depth + 1, IsChildExecution = IsChildExecution || isChildExecution };
}

/// <summary>One state while it is bound.</summary>
internal sealed record StateContext(
    string Name, StateKinds Kind, QueryLanguage Language, Fields Fields, ScopeContext Scope)
{
    public SourceSpan Span => Fields.Anchor;

    public BindingContext Machine => Scope.Machine;

    public bool IsJsonata => Language == QueryLanguage.Jsonata;
}
