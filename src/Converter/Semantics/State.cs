using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics;

/// <summary>
/// A state. All eight kinds stand in this file, so that an exhaustive <c>switch</c> can be checked at a glance.
/// Fields are those of the Amazon States Language under their own names; a field of the other query language is null.
/// </summary>
public abstract record State(string Name, QueryLanguage Language, SourceSpan Span)
{
    public string? Comment { get; init; }

    /// <summary>The successor's name; null in Choice, Succeed, Fail and where <c>End</c> is true.</summary>
    public string? Next { get; init; }

    public SourceSpan NextSpan { get; init; }

    public DataPath InputPath { get; init; } = DataPath.Whole;

    public DataPath OutputPath { get; init; } = DataPath.Whole;

    /// <summary>JSONata <c>Output</c>, or null where the state has none.</summary>
    public Template? Output { get; init; }

    /// <summary><c>Assign</c>, in the order of the file.</summary>
    public IReadOnlyList<Assignment> Assign { get; init; } = [];
}

/// <summary>What Task, Parallel and Map have in common: they do work that has a result and can fail.</summary>
public abstract record WorkState(string Name, QueryLanguage Language, SourceSpan Span) : State(Name, Language, Span)
{
    /// <summary><c>Parameters</c> (JSONPath) or <c>Arguments</c> (JSONata); null means the effective input.</summary>
    public Template? Arguments { get; init; }

    public Template? ResultSelector { get; init; }

    public ResultPlacement ResultPath { get; init; } = ResultPlacement.Replace;

    public IReadOnlyList<Retrier> Retry { get; init; } = [];

    public IReadOnlyList<Catcher> Catch { get; init; } = [];
}

public sealed record TaskState(string Name, QueryLanguage Language, SourceSpan Span) : WorkState(Name, Language, Span)
{
    public required TaskResource Resource { get; init; }

    public SourceSpan ResourceSpan { get; init; }

    /// <summary>Seconds: literal, path (<c>TimeoutSecondsPath</c>) or expression; null is the default of 99,999,999.</summary>
    public Template? TimeoutSeconds { get; init; }

    public Template? HeartbeatSeconds { get; init; }

    public Template? Credentials { get; init; }
}

public sealed record ParallelState(string Name, QueryLanguage Language, SourceSpan Span)
    : WorkState(Name, Language, Span)
{
    public required IReadOnlyList<Scope> Branches { get; init; }
}

public sealed record MapState(string Name, QueryLanguage Language, SourceSpan Span) : WorkState(Name, Language, Span)
{
    public required Scope Processor { get; init; }

    /// <summary><c>ItemsPath</c> as a path template, <c>Items</c> as a template, or null for the whole input.</summary>
    public Template? Items { get; init; }

    /// <summary><c>ItemSelector</c>, or the old <c>Parameters</c>; <see cref="WorkState.Arguments"/> is null here.</summary>
    public Template? ItemSelector { get; init; }

    public Template? MaxConcurrency { get; init; }

    /// <summary>Present when the processor's mode is DISTRIBUTED.</summary>
    public DistributedMap? Distributed { get; init; }
}

/// <summary>A Pass: the result is <see cref="Result"/> verbatim, else <see cref="Parameters"/>, else the input.</summary>
public sealed record PassState(string Name, QueryLanguage Language, SourceSpan Span) : State(Name, Language, Span)
{
    public bool HasResult { get; init; }

    public JsonNode? Result { get; init; }

    public Template? Parameters { get; init; }

    public ResultPlacement ResultPath { get; init; } = ResultPlacement.Replace;
}

/// <summary>A Wait: exactly one of <see cref="Seconds"/> and <see cref="Timestamp"/> is set.</summary>
public sealed record WaitState(string Name, QueryLanguage Language, SourceSpan Span) : State(Name, Language, Span)
{
    public Template? Seconds { get; init; }

    public Template? Timestamp { get; init; }
}

/// <summary>A Choice. State-level <c>Assign</c> and <c>Output</c> count only when <see cref="Default"/> is taken.</summary>
public sealed record ChoiceState(string Name, QueryLanguage Language, SourceSpan Span) : State(Name, Language, Span)
{
    public required IReadOnlyList<ChoiceRule> Choices { get; init; }

    public string? Default { get; init; }

    public SourceSpan DefaultSpan { get; init; }
}

public sealed record SucceedState(string Name, QueryLanguage Language, SourceSpan Span) : State(Name, Language, Span);

/// <summary>A Fail: absent <c>Error</c> and <c>Cause</c> stay absent; paths and intrinsics are templates too.</summary>
public sealed record FailState(string Name, QueryLanguage Language, SourceSpan Span) : State(Name, Language, Span)
{
    public Template? Error { get; init; }

    public Template? Cause { get; init; }
}

/// <summary><c>InputPath</c> or <c>OutputPath</c>: everything (<c>$</c>), nothing (<c>null</c> in the file, giving <c>{}</c>) or a path.</summary>
public sealed record DataPath(JsonPath? Path, bool IsNothing, SourceSpan Span)
{
    public static DataPath Whole { get; } = new(null, false, default);

    public bool IsWhole => Path is null && !IsNothing;
}

/// <summary><c>ResultPath</c>: replace the data (<c>$</c>), drop the result (<c>null</c>) or put it at a Reference Path.</summary>
public sealed record ResultPlacement(JsonPath? Path, bool IsDiscard, SourceSpan Span)
{
    public static ResultPlacement Replace { get; } = new(null, false, default);

    public bool IsReplace => Path is null && !IsDiscard;
}

/// <summary>One workflow variable and the template of its new value.</summary>
public sealed record Assignment(string Name, Template Value, SourceSpan Span);
