using System.Collections.Concurrent;
using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Hosting;

/// <content>Running invocations.</content>
public sealed partial class EmbeddedHost
{
    private readonly ConcurrentDictionary<string, RunningInvocation> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ExecutionInfo> _ready = new();
    private readonly TaskCompletionSource<bool> _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _runningCount;
    private volatile bool _isStopping;

    private void Enqueue(ExecutionInfo execution)
    {
        _rest.Begin(execution.Id);
        _ready.Enqueue(execution);
        RunNext();
    }

    /// <summary>Begins ready invocations while there is room.</summary>
    private void RunNext()
    {
        while (!_isStopping && !_ready.IsEmpty)
        {
            if (Interlocked.Increment(ref _runningCount) > _options.MaxConcurrentInvocations
                || _isStopping
                || !_ready.TryDequeue(out var execution))
            {
                LeaveRoom();
                return;
            }

            _scheduler.Post(() => _ = RunAsync(execution));
        }
    }

    private void LeaveRoom()
    {
        if (Interlocked.Decrement(ref _runningCount) > 0)
        {
            return;
        }

        _memory?.OnRest();
        if (_isStopping)
        {
            _drained.TrySetResult(true);
        }
    }

    /// <summary>Runs an execution until it ends or can only wait. All waiting is done here on purpose: each method that
    /// waits in between is another object per execution, and a dozen methods to compile when the process has just begun.
    /// </summary>
    private async Task RunAsync(ExecutionInfo execution)
    {
        using var running = new RunningInvocation();
        try
        {
            if (WorkflowOf(execution) is { } workflow && await ClaimAsync(execution.Id, running) is { } lease)
            {
                InvocationOutcome outcome;
                try
                {
                    outcome = await InvokeAsync(lease, workflow, running);
                }
                catch (Exception exception) when (exception is not StaleLeaseException)
                {
                    _logger.LogError(exception, "An invocation of {Execution} broke off.", execution.Id);
                    outcome = InvocationOutcome.Broken(ErrorObject.FromException(exception));
                }

                running.End(outcome);
                _running.TryRemove(execution.Id, out _);
                try
                {
                    await _scheduler.TrackAsync(Store.CompleteInvocationAsync(lease, outcome));
                }
                catch (Exception exception) when (MayPass(exception) && !_isStopping)
                {
                    await InsistAsync(() => Store.CompleteInvocationAsync(lease, outcome), "end an invocation", exception);
                }
            }
        }
        catch (StaleLeaseException)
        {
            // The execution was stopped or timed out meanwhile; its outcome is decided.
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "An invocation of {Execution} broke off.", execution.Id);
        }
        finally
        {
            _running.TryRemove(new(execution.Id, running));
            _rest.End(execution.Id);
            LeaveRoom();
            RunNext();
        }
    }

    private RegisteredWorkflow? WorkflowOf(ExecutionInfo execution)
    {
        if (_options.Watch?.OnInvocation(execution) == false)
        {
            return null;
        }

        var workflow = _registry.Find(execution.Workflow, execution.Version);
        if (workflow is null)
        {
            _logger.LogError(
                "Execution {Execution} needs version {Version} of workflow {Workflow}, which is not registered. It waits.",
                execution.Id,
                execution.Version,
                execution.Workflow);
        }

        return workflow;
    }

    private ValueTask<Lease?> ClaimAsync(string executionId, RunningInvocation running)
    {
        _running[executionId] = running;
        try
        {
            var claim = Store.ClaimAsync(executionId);
            return claim.IsCompletedSuccessfully ? claim : new(InsistAsync(claim, executionId));
        }
        catch (Exception exception) when (MayPass(exception) && !_isStopping)
        {
            return new(InsistAsync(() => Store.ClaimAsync(executionId), "lease an execution", exception));
        }
    }

    private async Task<Lease?> InsistAsync(ValueTask<Lease?> claim, string executionId)
    {
        try
        {
            return await _scheduler.TrackAsync(claim);
        }
        catch (Exception exception) when (MayPass(exception) && !_isStopping)
        {
            return await InsistAsync(() => Store.ClaimAsync(executionId), "lease an execution", exception);
        }
    }

    private Task<InvocationOutcome> InvokeAsync(Lease lease, RegisteredWorkflow workflow, RunningInvocation running)
    {
        if (_options.RunInvocation is { } run)
        {
            return _scheduler.TrackAsync(new ValueTask<InvocationOutcome>(run(Store, lease, workflow.Body))).AsTask();
        }

        var telemetry = new InvocationTelemetry(Telemetry, lease.Execution);
        var invocation = new Invocation(new InvocationRequest
        {
            Link = new StoreLink(Store, lease, _callbacks, Telemetry),
            Telemetry = telemetry,
            Execution = lease.Execution,
            ExecutionArn = _options.ArnOf?.Invoke(lease.Execution) ?? lease.Execution.Id,
            Operations = lease.Operations,
            LambdaContext = new LocalLambdaContext
            {
                AwsRequestId = lease.RequestId,
                FunctionName = workflow.Name,
                FunctionVersion = workflow.Options.Version,
                Serializer = _options.Serializer,
            },
            Options = workflow.Options.Engine ?? _options.Engine,
            TimeProvider = _options.TimeProvider,
            Logger = _loggers.CreateLogger(workflow.Name),
            Scheduler = _scheduler,
        });
        var limit = _options.InvocationTimeout == Timeout.InfiniteTimeSpan
            ? null
            : EngineTimers.Create(_options.TimeProvider, () => GiveUp(invocation), _options.InvocationTimeout);
        running.Begin(invocation, telemetry, limit);
        invocation.Start(workflow.Body);
        return invocation.Completion;
    }

    private static void GiveUp(Invocation invocation) => invocation.Abandon(new ErrorObject
    {
        ErrorType = "Sandbox.Timedout",
        ErrorMessage = "The invocation took longer than the host allows.",
    });
}
