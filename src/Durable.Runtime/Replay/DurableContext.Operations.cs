using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <content>The durable calls.</content>
internal sealed partial class DurableContext
{
    private const string ChildSubType = "RunInChildContext";

    public Task<T> StepAsync<T>(
        Func<IStepContext, CancellationToken, Task<T>> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        var call = NewCall(OperationType.Step, name, OperationSubTypes.Step);
        return invocation.Call(new StepOperation<T>(call, func, config, cancellationToken));
    }

    public Task StepAsync(
        Func<IStepContext, CancellationToken, Task> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        return StepAsync<Nothing>(
            async (context, token) =>
            {
                await func(context, token);
                return default;
            },
            name,
            config,
            cancellationToken);
    }

    public Task WaitAsync(TimeSpan duration, string? name = null, CancellationToken cancellationToken = default)
    {
        var isInRange = duration >= TimeSpan.FromSeconds(1) && duration <= TimeSpan.FromSeconds(WholeSeconds.Longest);
        if (!isInRange)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), duration, "A wait takes 1 second to 366 days.");
        }

        var call = NewCall(OperationType.Wait, name, OperationSubTypes.Wait);
        return invocation.Call(new WaitOperation(call, WholeSeconds.Of(duration), cancellationToken));
    }

    public Task<T> RunInChildContextAsync<T>(
        Func<IDurableContext, CancellationToken, Task<T>> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        var call = NewCall(OperationType.Context, name, config?.SubType ?? ChildSubType);
        var part = new ChildPart<T>(func)
        {
            IsFlat = config?.NestingType == NestingType.Flat,
            Serializer = config?.Serializer,
            ErrorMapping = config?.ErrorMapping,
        };
        return invocation.Call(new ChildOperation<T>(call, part, cancellationToken));
    }

    public Task RunInChildContextAsync(
        Func<IDurableContext, CancellationToken, Task> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunInChildContextAsync<Nothing>(
            async (context, token) =>
            {
                await func(context, token);
                return default;
            },
            name,
            config,
            cancellationToken);
    }

    public Task<ICallback<T>> CreateCallbackAsync<T>(
        string? name = null,
        CallbackConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = NewCall(OperationType.Callback, name, OperationSubTypes.Callback);
        return invocation.Call(new CallbackOperation<T>(call, config));
    }

    public Task<T> WaitForCallbackAsync<T>(
        Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter,
        string? name = null,
        WaitForCallbackConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submitter);
        var call = NewCall(OperationType.Context, name, OperationSubTypes.WaitForCallback);
        var part = new CallbackPart<T>(submitter, call.Name, config).ToChildPart();
        return invocation.Call(new ChildOperation<T>(call, part, cancellationToken));
    }

    public Task<TResult> InvokeAsync<TPayload, TResult>(
        string functionName,
        TPayload payload,
        string? name = null,
        InvokeConfig? config = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(functionName);
        var call = NewCall(OperationType.ChainedInvoke, name, OperationSubTypes.ChainedInvoke);
        return invocation.Call(
            new InvokeOperation<TPayload, TResult>(call, functionName, payload, config, cancellationToken));
    }

    public Task<TState> WaitForConditionAsync<TState>(
        Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
        WaitForConditionConfig<TState> config,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(config);
        var call = NewCall(OperationType.Step, name, OperationSubTypes.WaitForCondition);
        return invocation.Call(new ConditionOperation<TState>(call, check, config, cancellationToken));
    }
}
