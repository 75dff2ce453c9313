using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics;

public enum QueryLanguage
{
    JsonPath,
    Jsonata,
}

public enum MachineType
{
    Standard,
    Express,
}

/// <summary>A checked state machine: every name resolved, every path and expression parsed, defaults filled in.</summary>
public sealed record StateMachineDefinition(string Name, Scope Root, MachineType Type, SourceSpan Span)
{
    public QueryLanguage Language { get; init; }

    public string? Comment { get; init; }

    /// <summary>Limit of the whole execution (<c>TimeoutSeconds</c> at the top level), or null.</summary>
    public Template? TimeoutSeconds { get; init; }

    public IReadOnlyList<Placeholder> Placeholders { get; init; } = [];
}

/// <summary>
/// One <c>States</c> object: the machine itself, a Parallel branch or a Map's item processor. States are in the order
/// of the file; transitions never leave their scope.
/// </summary>
public sealed record Scope(string StartAt, IReadOnlyList<State> States, SourceSpan Span)
{
    public string? Comment { get; init; }

    public State this[string name] => States.First(s => s.Name == name);
}
