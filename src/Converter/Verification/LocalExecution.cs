using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Sfn2Durable.Verification;

/// <summary>How a local execution ended; <see cref="Running"/> when nothing more can happen without somebody outside.</summary>
public enum LocalStatus
{
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
    Running,
}

/// <summary>The answer of a local execution.</summary>
public sealed record LocalResult(LocalStatus Status)
{
    public JsonNode? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    /// <summary>The durable operations that the store holds when it is over, the execution itself among them.</summary>
    public long OperationCount { get; init; }
}

/// <summary>What a local execution is given.</summary>
public sealed record LocalRequest(IDurableWorkflow Workflow, JsonNode? Input)
{
    public StatesEnvironment Environment { get; init; } = new();

    /// <summary>The clock; a virtual one jumps over waits.</summary>
    public TimeProvider Clock { get; init; } = new VirtualTimeProvider();

    /// <summary>Makes the store; one in memory by default.</summary>
    public Func<TimeProvider, IExecutionStore>? Store { get; init; }

    /// <summary>Is given the host before the execution starts.</summary>
    public Action<EmbeddedHost>? OnHost { get; init; }

    /// <summary>
    /// Waits up to this long go on where they are. Longer ones suspend, and what comes after them replays everything before
    /// them, as on a host; none stays by default.
    /// </summary>
    public TimeSpan StayForUpTo { get; init; }

    /// <summary>The execution is stopped when this state is waiting, as from outside.</summary>
    public string? StopWhileIn { get; init; }
}

/// <summary>Runs one execution of a workflow on the embedded host.</summary>
public static class LocalExecution
{
    private const string Name = "workflow";

    public static async Task<LocalResult> RunAsync(LocalRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // What a machine may record on the service is told by a check of its own; here every answer costs one more.
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = request.Clock,
            Store = request.Store?.Invoke(request.Clock),
            Engine = new EngineOptions { Quota = ExecutionQuota.Unlimited, StayForUpTo = request.StayForUpTo },
        });
        request.OnHost?.Invoke(host);
        host.RegisterWorkflow<JsonNode?, JsonNode?>(
            Name,
            (input, context) => request.Workflow.RunAsync(input, new StatesHostContext(context, request.Environment)));
        var started = await host.StartExecutionAsync(Name, request.Input, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var ended = await EndAsync(host, started.Id, request, cancellationToken).ConfigureAwait(false);
        return ended is null
            ? new LocalResult(LocalStatus.Running)
            : Result(ended) with { OperationCount = ended.OperationCount };
    }

    /// <summary>The end of the execution, or null when it waits for something that never comes.</summary>
    private static async Task<ExecutionInfo?> EndAsync(
        EmbeddedHost host, string id, LocalRequest request, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var end = host.WaitForEndAsync(id, waiting.Token);
        using var stall = new StallWatch(request.Clock);
        while (!await stall.EndsFirstAsync(end).ConfigureAwait(false))
        {
            var before = await host.Store.GetAsync(id, cancellationToken).ConfigureAwait(false);
            if (await StallWatch.MovesOnAsync(end).ConfigureAwait(false))
            {
                continue;
            }

            var after = await host.Store.GetAsync(id, cancellationToken).ConfigureAwait(false);
            if (after is { Status: not ExecutionStatus.Running })
            {
                return after;
            }

            if (after?.OperationCount == before?.OperationCount)
            {
                return request.StopWhileIn is null
                    ? null
                    : await host.StopExecutionAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }

        return await end.ConfigureAwait(false);
    }

    internal static LocalResult Result(ExecutionInfo execution) => execution.Status switch
    {
        ExecutionStatus.Succeeded => new LocalResult(LocalStatus.Succeeded)
        {
            Output = execution.Result is { } text ? JsonNode.Parse(text) : null,
        },
        ExecutionStatus.TimedOut => new LocalResult(LocalStatus.TimedOut),
        ExecutionStatus.Stopped => new LocalResult(LocalStatus.Aborted),
        _ => Failure(execution.Error),
    };

    private static LocalResult Failure(ErrorObject? error)
    {
        if (error?.ErrorType == typeof(ExecutionTimeoutException).FullName)
        {
            return new LocalResult(LocalStatus.TimedOut);
        }

        return StatesException.TryParse(error?.ErrorData, out var states)
            ? new LocalResult(LocalStatus.Failed) { Error = states.Error, Cause = states.Cause }
            : new LocalResult(LocalStatus.Failed) { Error = error?.ErrorType, Cause = error?.ErrorMessage };
    }
}
