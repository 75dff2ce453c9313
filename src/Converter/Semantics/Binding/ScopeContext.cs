using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>One <c>States</c> object while it is bound.</summary>
/// <param name="Type">That of the machine, or of the child executions of a distributed Map.</param>
/// <param name="Depth">0 for the machine itself.</param>
internal sealed record ScopeContext(BindingContext Machine, MachineType Type, int Depth);

/// <summary>One state while it is bound.</summary>
internal sealed record StateContext(string Name, StateKinds Kind, QueryLanguage Language, Fields Fields, ScopeContext Scope)
{
    public SourceSpan Span => Fields.Anchor;

    public BindingContext Machine => Scope.Machine;

    public bool IsJsonata => Language == QueryLanguage.Jsonata;
}
