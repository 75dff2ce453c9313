using System.Text.Json.Nodes;
using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Asl;

/// <summary>
/// What a host gives to the state machines it runs: who they are, who watches, who answers their tasks. Every value
/// must be the same in each replay of an execution; what is left out comes from the engine.
/// </summary>
public sealed record StatesEnvironment
{
    /// <summary>The whole context object, shown as it is to every state, where one state is run alone as the API
    /// <c>TestState</c> does. Default: made of the members below and of what the scopes know.</summary>
    public JsonObject? Context { get; init; }

    /// <summary><c>$$.Execution.Id</c>. Default: the engine's execution ARN.</summary>
    public string? ExecutionId { get; init; }

    /// <summary><c>$$.Execution.Name</c>. Default: the engine's name, else the last part of the id.</summary>
    public string? ExecutionName { get; init; }

    /// <summary><c>$$.Execution.RoleArn</c>. Default: the member is absent.</summary>
    public string? RoleArn { get; init; }

    /// <summary><c>$$.Execution.StartTime</c>. Default: the engine's start time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary><c>$$.StateMachine.Id</c>. Default: the ARN of the running function, else the machine's name.</summary>
    public string? StateMachineId { get; init; }

    /// <summary><c>$$.StateMachine.Name</c>. Default: <see cref="StateMachineOptions.Name"/>.</summary>
    public string? StateMachineName { get; init; }

    /// <summary>Watches the states; <c>null</c> for nobody.</summary>
    public IStatesObserver? Observer { get; init; }

    /// <summary>Answers Task attempts in place of the outside; <c>null</c> for nobody. With an interceptor every
    /// attempt costs one more operation, and so does every attempt of a Parallel or Map.</summary>
    public ITaskInterceptor? Interceptor { get; init; }

    /// <summary>Where distributed Maps read and write objects, in the place of what their options say; <c>null</c>
    /// keeps that.</summary>
    public IObjectStore? Objects { get; init; }

    /// <summary>Reads the Parquet files of distributed Maps whose <see cref="ItemReader.Parquet"/> is not set;
    /// <c>null</c> makes those Maps fail with <c>States.ItemReaderFailed</c>.</summary>
    public IParquetReader? Parquet { get; init; }

    /// <summary>Takes the place of <see cref="StateMachineOptions.Limits"/>; <c>null</c> keeps them.</summary>
    public StatesLimits? Limits { get; init; }

    /// <summary>The clock that Wait states until an instant compare with. Default: the engine's, else the system's.
    /// </summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>
    /// The clock that measures how long a task method runs in this process. Default: the system's, also where
    /// <see cref="Clock"/> is a virtual one, because a method takes real time.
    /// </summary>
    public TimeProvider ProcessClock { get; init; } = TimeProvider.System;
}
