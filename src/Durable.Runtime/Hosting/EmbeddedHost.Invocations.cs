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

    private async Task RunAsync(ExecutionInfo execution)
    {
        try
        {
            if (_options.Watch?.OnInvocation(execution) == false)
            {
                return;
            }

            if (_registry.Find(execution.Workflow, execution.Version) is { } workflow)
            {
                await RunAsync(execution.Id, workflow);
            }
            else
            {
                _logger.LogError(
                    "Execution {Execution} needs version {Version} of workflow {Workflow}, which is not registered. It waits.",
                    execution.Id,
                    execution.Version,
                    execution.Workflow);
            }
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "An invocation of {Execution} broke off.", execution.Id);
        }
        finally
        {
            _rest.End(execution.Id);
            LeaveRoom();
            RunNext();
        }
    }

    private async Task RunAsync(string executionId, RegisteredWorkflow workflow)
    {
        var running = new RunningInvocation();
        _running[executionId] = running;
        try
        {
            if (await InsistAsync(() => Store.ClaimAsync(executionId), "lease an execution") is { } lease)
            {
                var outcome = _options.RunInvocation is { } run
                    ? await _scheduler.TrackAsync(new ValueTask<InvocationOutcome>(run(Store, lease, workflow.Body)))
                    : await InvokeAsync(lease, workflow, running);
                _running.TryRemove(executionId, out _);
                await InsistAsync(() => Store.CompleteInvocationAsync(lease, outcome), "end an invocation");
            }
        }
        catch (StaleLeaseException)
        {
            // The execution was stopped or timed out meanwhile; its outcome is decided.
        }
        finally
        {
            _running.TryRemove(new(executionId, running));
        }
    }

    private async Task<InvocationOutcome> InvokeAsync(
        Lease lease,
        RegisteredWorkflow workflow,
        RunningInvocation running)
    {
        using var telemetry = new InvocationTelemetry(_telemetry, lease.Execution);
        var outcome = await InvokeAsync(lease, workflow, running, telemetry);
        telemetry.End(outcome);
        return outcome;
    }

    private async Task<InvocationOutcome> InvokeAsync(
        Lease lease,
        RegisteredWorkflow workflow,
        RunningInvocation running,
        InvocationTelemetry telemetry)
    {
        var invocation = new Invocation(new InvocationRequest
        {
            Link = new StoreLink(Store, lease, _callbacks, _telemetry),
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
        using var limit = _options.InvocationTimeout == Timeout.InfiniteTimeSpan
            ? null
            : EngineTimers.Create(_options.TimeProvider, () => GiveUp(invocation), _options.InvocationTimeout);
        running.Begin(invocation);
        invocation.Start(workflow.Body);
        try
        {
            return await invocation.Completion;
        }
        catch (Exception exception) when (exception is not StaleLeaseException)
        {
            _logger.LogError(exception, "An invocation of {Execution} broke off.", lease.Execution.Id);
            return InvocationOutcome.Broken(ErrorObject.FromException(exception));
        }
    }

    private static void GiveUp(Invocation invocation) => invocation.Abandon(new ErrorObject
    {
        ErrorType = "Sandbox.Timedout",
        ErrorMessage = "The invocation took longer than the host allows.",
    });
}
