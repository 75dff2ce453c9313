using System.Collections.Concurrent;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <content>Chained invokes.</content>
public sealed partial class EmbeddedHost
{
    private readonly ConcurrentDictionary<(string ExecutionId, string OperationId), PendingInvoke> _carriedOut = new();

    private volatile bool _isAnyAnnouncedAgain;

    private async Task CarryOutAsync(PendingInvoke invoke)
    {
        if (invoke.IsAnnouncedAgain)
        {
            // Set once and never cleared: to combine old and new could lose what another thread has set between.
            _isAnyAnnouncedAgain = true;
        }

        if (!_carriedOut.TryAdd((invoke.ExecutionId, invoke.OperationId), invoke))
        {
            // A store whose disk failed announces again what it waits for.
            return;
        }

        try
        {
            // It may have been answered between the announcement and now; also a first announcement may come after a later
            // one and its answer. A store that never failed announces once, and need not be asked.
            if (!_isAnyAnnouncedAgain || await IsOpenAsync(invoke))
            {
                await FindAndCallAsync(invoke);
            }
        }
        finally
        {
            _carriedOut.TryRemove((invoke.ExecutionId, invoke.OperationId), out _);
        }
    }

    private async Task<bool> IsOpenAsync(PendingInvoke invoke)
    {
        var operations = await InsistAsync(() => Store.GetOperationsAsync(invoke.ExecutionId), "read an invoke");
        return operations.Any(operation => operation.Id == invoke.OperationId && !operation.IsTerminal);
    }

    private async Task FindAndCallAsync(PendingInvoke invoke)
    {
        var (workflow, function) = _registry.FindTarget(invoke.FunctionName);
        if (workflow is not null)
        {
            await StartTargetAsync(invoke, workflow);
        }
        else if (function is not null)
        {
            await CallAsync(invoke, function);
        }
        else
        {
            _options.Watch?.OnMissingFunction(invoke.FunctionName);
            var error = new ErrorObject
            {
                ErrorType = "ResourceNotFoundException",
                ErrorMessage = $"Function not found: {invoke.FunctionName}",
            };
            await CompleteAsync(invoke, new InvokeOutcome(OperationStatus.Failed, null, error));
        }
    }

    private async Task StartTargetAsync(PendingInvoke invoke, RegisteredWorkflow workflow)
    {
        var start = new ExecutionStart
        {
            Workflow = workflow.Name,
            Version = workflow.Options.Version,
            Name = ExecutionNames.OfInvoke(invoke.ExecutionId, invoke.OperationId),
            Input = invoke.Payload,
            Timeout = workflow.Options.ExecutionTimeout,
            ParentExecutionId = invoke.ExecutionId,
            ParentOperationId = invoke.OperationId,
        };
        var target = await InsistAsync(() => Store.StartAsync(start), "start the target of an invoke");

        // After a restart the target may be older than this announcement, and even have ended.
        if (target.Status != ExecutionStatus.Running)
        {
            await CompleteAsync(invoke, OutcomeOf(target));
        }
    }

    private async Task CallAsync(PendingInvoke invoke, Func<PendingInvoke, Task<string?>> call)
    {
        InvokeOutcome outcome;
        _rest.Begin(invoke.ExecutionId);
        try
        {
            outcome = new InvokeOutcome(OperationStatus.Succeeded, await _scheduler.TrackAsync(new ValueTask<string?>(call(invoke))), null);
        }
        catch (Exception exception)
        {
            outcome = new InvokeOutcome(OperationStatus.Failed, null, ErrorObject.FromException(exception));
        }

        try
        {
            await CompleteAsync(invoke, outcome);
        }
        finally
        {
            _rest.End(invoke.ExecutionId);
        }
    }

    private Task CallAsync(PendingInvoke invoke, FunctionBody function) =>
        CallAsync(
            invoke,
            pending => function(pending.Payload, _codec, new LocalLambdaContext
            {
                AwsRequestId = $"{pending.ExecutionId}/{pending.OperationId}",
                FunctionName = pending.FunctionName,
                TenantId = pending.TenantId,
                Serializer = _options.Serializer,
            }));

    private Task CompleteAsync(PendingInvoke invoke, InvokeOutcome outcome) =>
        InsistAsync(
            () => Store.CompleteInvokeAsync(invoke.ExecutionId, invoke.OperationId, outcome), "answer an invoke");

    private static InvokeOutcome OutcomeOf(ExecutionInfo target)
    {
        var status = target.Status switch
        {
            ExecutionStatus.Succeeded => OperationStatus.Succeeded,
            ExecutionStatus.TimedOut => OperationStatus.TimedOut,
            ExecutionStatus.Stopped => OperationStatus.Stopped,
            _ => OperationStatus.Failed,
        };
        return new InvokeOutcome(status, target.Result, target.Error);
    }
}
