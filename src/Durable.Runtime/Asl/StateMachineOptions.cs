using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>What a state machine says about itself outside its states.</summary>
public sealed record StateMachineOptions
{
    /// <summary>The state machine's name, as <c>$$.StateMachine.Name</c> shows it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// <c>TimeoutSeconds</c> of the whole execution; <c>null</c> (the default) means no limit. When it elapses, the
    /// execution ends with an <see cref="ExecutionTimeoutException"/>. Costs two operations, a batch and a timer.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// True when the definition reads <c>$$.Execution.StartTime</c>. An engine that does not tell the start time then
    /// spends one step on remembering it. Default false.
    /// </summary>
    public bool ReadsStartTime { get; init; }

    /// <summary>Whether the machine was a Standard one, whose context object has <c>Execution.RedriveCount</c>.
    /// Default true.</summary>
    public bool IsStandard { get; init; } = true;

    /// <summary>
    /// The states of distributed Maps by the name of the Map state, so that an execution that was started for a part of
    /// a Map's items finds them. Needed for <see cref="Distributed.MapStrategy.Sharded"/> only. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, Func<JsonNode?, StatesScope, Task<JsonNode?>>> MapProcessors { get; init; } =
        new Dictionary<string, Func<JsonNode?, StatesScope, Task<JsonNode?>>>();

    /// <summary>The limits on data. Default <see cref="StatesLimits.Service"/>, those of Step Functions;
    /// <see cref="StatesLimits.None"/> lifts them.</summary>
    public StatesLimits Limits { get; init; } = StatesLimits.Service;
}
