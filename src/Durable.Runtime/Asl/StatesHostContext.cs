using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Asl;

/// <summary>
/// Hands a <see cref="StatesEnvironment"/> to a workflow together with its context: the host wraps the engine's context
/// and <see cref="StatesScope.RunAsync"/> finds the environment there.
/// </summary>
/// <param name="inner">The engine's context, to which every operation goes.</param>
/// <param name="environment">What the host gives to the state machine.</param>
public sealed class StatesHostContext(IDurableContext inner, StatesEnvironment environment) : IDurableContext
{
    /// <summary>What the host gives to the state machine.</summary>
    public StatesEnvironment Environment { get; } = environment;

    /// <inheritdoc />
    public ILogger Logger => inner.Logger;

    /// <inheritdoc />
    public IExecutionContext ExecutionContext => inner.ExecutionContext;

    /// <inheritdoc />
    public ILambdaContext LambdaContext => inner.LambdaContext;

    /// <inheritdoc />
    public void ConfigureLogger(LoggerConfig config) => inner.ConfigureLogger(config);

    /// <inheritdoc />
    public Task<T> StepAsync<T>(
        Func<IStepContext, CancellationToken, Task<T>> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.StepAsync(func, name, config, cancellationToken);

    /// <inheritdoc />
    public Task StepAsync(
        Func<IStepContext, CancellationToken, Task> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.StepAsync(func, name, config, cancellationToken);

    /// <inheritdoc />
    public Task WaitAsync(TimeSpan duration, string? name = null, CancellationToken cancellationToken = default) =>
        inner.WaitAsync(duration, name, cancellationToken);

    /// <inheritdoc />
    public Task<T> RunInChildContextAsync<T>(
        Func<IDurableContext, CancellationToken, Task<T>> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.RunInChildContextAsync(func, name, config, cancellationToken);

    /// <inheritdoc />
    public Task RunInChildContextAsync(
        Func<IDurableContext, CancellationToken, Task> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.RunInChildContextAsync(func, name, config, cancellationToken);

    /// <inheritdoc />
    public Task<ICallback<T>> CreateCallbackAsync<T>(
        string? name = null,
        CallbackConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.CreateCallbackAsync<T>(name, config, cancellationToken);

    /// <inheritdoc />
    public Task<T> WaitForCallbackAsync<T>(
        Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter,
        string? name = null,
        WaitForCallbackConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.WaitForCallbackAsync<T>(submitter, name, config, cancellationToken);

    /// <inheritdoc />
    public Task<TResult> InvokeAsync<TPayload, TResult>(
        string functionName,
        TPayload payload,
        string? name = null,
        InvokeConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.InvokeAsync<TPayload, TResult>(functionName, payload, name, config, cancellationToken);

    /// <inheritdoc />
    public Task<TState> WaitForConditionAsync<TState>(
        Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
        WaitForConditionConfig<TState> config,
        string? name = null,
        CancellationToken cancellationToken = default) =>
        inner.WaitForConditionAsync(check, config, name, cancellationToken);

    /// <inheritdoc />
    public Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<Func<IDurableContext, CancellationToken, Task<T>>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.ParallelAsync(branches, name, config, cancellationToken);

    /// <inheritdoc />
    public Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<DurableBranch<T>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default) =>
        inner.ParallelAsync(branches, name, config, cancellationToken);

    /// <inheritdoc />
    public Task<IBatchResult<TResult>> MapAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func,
        string? name = null,
        MapConfig<TItem>? config = null,
        CancellationToken cancellationToken = default) =>
        inner.MapAsync(items, func, name, config, cancellationToken);
}
