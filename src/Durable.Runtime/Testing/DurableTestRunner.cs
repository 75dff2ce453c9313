using Durable.Runtime.Hosting;
using Durable.Runtime.Replay;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Testing;

/// <summary>Runs a workflow in memory, with a clock that jumps over waits.</summary>
/// <typeparam name="TInput">The type of the workflow's input.</typeparam>
/// <typeparam name="TOutput">The type of its result.</typeparam>
public sealed class DurableTestRunner<TInput, TOutput> : IDurableTestRunner<TInput, TOutput>, IAsyncDisposable
{
    private const string Workflow = "workflow-under-test";

    private readonly TestRunnerOptions _options;
    private readonly VirtualTimeProvider? _clock;
    private readonly EmbeddedHost _host;
    private readonly PayloadCodec _codec;
    private readonly TestWatch _watch;

    /// <summary>Creates the runner.</summary>
    /// <param name="handler">The workflow.</param>
    /// <param name="options">The options; <c>null</c> means the defaults.</param>
    public DurableTestRunner(
        Func<TInput, IDurableContext, Task<TOutput>> handler,
        TestRunnerOptions? options = null)
    {
        _options = options ?? new TestRunnerOptions();
        _clock = _options.SkipTime ? _options.Clock ?? new VirtualTimeProvider(DateTimeOffset.UtcNow) : null;
        var serializer = _options.Serializer ?? DefaultLambdaJsonSerializer.Shared;
        _codec = new PayloadCodec(serializer);
        _watch = new TestWatch(_options.MaxInvocations);
        _host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = _clock ?? TimeProvider.System,
            Engine = _options.Engine,
            Serializer = serializer,
            LoggerFactory = _options.LoggerFactory,
            Watch = _watch,
            ArnOf = execution => execution.Workflow == Workflow ? _options.DurableExecutionArn : execution.Id,
        });
        _host.RegisterWorkflow(Workflow, handler);
    }

    /// <summary>Registers a plain function that the workflow invokes.</summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="functionNameOrArn">The name under which it is invoked, or the one inside the ARN.</param>
    /// <param name="handler">The function.</param>
    public DurableTestRunner<TInput, TOutput> RegisterFunction<TPayload, TResult>(
        string functionNameOrArn,
        Func<TPayload, ILambdaContext, Task<TResult>> handler)
    {
        _host.RegisterFunction(functionNameOrArn, handler);
        _host.RegisterFunction(FunctionNames.Simple(functionNameOrArn), handler);
        return this;
    }

    /// <summary>Registers another workflow that the workflow invokes.</summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="functionNameOrArn">The name under which it is invoked, or the one inside the ARN.</param>
    /// <param name="handler">The workflow.</param>
    public DurableTestRunner<TInput, TOutput> RegisterDurableFunction<TPayload, TResult>(
        string functionNameOrArn,
        Func<TPayload, IDurableContext, Task<TResult>> handler)
    {
        _host.RegisterWorkflow(FunctionNames.Simple(functionNameOrArn), handler);
        return this;
    }

    /// <inheritdoc/>
    public async Task<TestResult<TOutput>> RunAsync(
        TInput input,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var arn = await StartAsync(input, timeout, cancellationToken);
        return await WaitForResultAsync(arn, timeout, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<string> StartAsync(
        TInput input,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        await _host.StartExecutionAsync(Workflow, input, TestWatch.ExecutionName, cancellationToken);
        return _options.DurableExecutionArn;
    }

    /// <inheritdoc/>
    public Task<string> WaitForCallbackAsync(
        string durableExecutionArn,
        string? name = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        LimitedAsync(
            token => _host.WaitForCallbackAsync(IdOf(durableExecutionArn), name, token), timeout, cancellationToken);

    /// <inheritdoc/>
    public Task SendCallbackSuccessAsync<TResult>(
        string callbackId,
        TResult result,
        CancellationToken cancellationToken = default) =>
        _host.CompleteCallbackAsync(callbackId, result, cancellationToken);

    /// <inheritdoc/>
    public Task SendCallbackFailureAsync(
        string callbackId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default) =>
        _host.FailCallbackAsync(callbackId, error, cancellationToken);

    /// <inheritdoc/>
    public Task SendCallbackHeartbeatAsync(string callbackId, CancellationToken cancellationToken = default) =>
        _host.HeartbeatCallbackAsync(callbackId, cancellationToken);

    /// <inheritdoc/>
    public async Task<TestResult<TOutput>> WaitForResultAsync(
        string durableExecutionArn,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var id = IdOf(durableExecutionArn);
        using var stall = new StallWatch(_clock);
        var end = LimitedAsync(token => _host.WaitForEndAsync(id, token), timeout, cancellationToken);
        var first = await Task.WhenAny(end, _watch.Failure, stall.Stalled);
        if (_watch.Failure.IsCompleted)
        {
            throw await _watch.FailureOf(_host.Store, id);
        }

        if (first == stall.Stalled && await ReasonOfStallAsync(id) is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        return await ResultOfAsync(await end, durableExecutionArn);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private string IdOf(string durableExecutionArn) =>
        durableExecutionArn == _options.DurableExecutionArn
            ? $"{Workflow}/{TestWatch.ExecutionName}"
            : throw new ArgumentException($"This runner has not started '{durableExecutionArn}'.");

    /// <summary>Why time alone does not help; <c>null</c> when the execution has ended.</summary>
    private async Task<string?> ReasonOfStallAsync(string executionId)
    {
        if (await _host.Store.GetAsync(executionId) is not { Status: ExecutionStatus.Running })
        {
            return null;
        }

        var operations = await _host.Store.GetOperationsAsync(executionId);
        return operations.Any(record => record is { Type: OperationType.Callback, IsTerminal: false })
            ? "The workflow waits for a callback. Answer it: use StartAsync, WaitForCallbackAsync, "
                + "SendCallbackSuccessAsync and WaitForResultAsync."
            : "The workflow waits for something that is no durable operation, and never ends.";
    }

    private async Task<T> LimitedAsync<T>(
        Func<CancellationToken, Task<T>> wait,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var limit = timeout ?? _options.DefaultTimeout;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        source.CancelAfter(limit);
        try
        {
            return await wait(source.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                FormattableString.Invariant($"The execution was not over after {limit.TotalSeconds} s."));
        }
    }

    private async Task<TestResult<TOutput>> ResultOfAsync(ExecutionInfo execution, string durableExecutionArn)
    {
        var isSucceeded = execution.Status == ExecutionStatus.Succeeded;
        var steps = new List<TestStep>();
        foreach (var record in await _host.Store.GetOperationsAsync(execution.Id))
        {
            steps.Add(new TestStep(record, _codec, steps));
        }

        return new TestResult<TOutput>(
            isSucceeded ? InvocationStatus.Succeeded : InvocationStatus.Failed,
            isSucceeded ? _codec.Read<TOutput>(execution.Result) : default,
            execution.Error,
            durableExecutionArn)
        {
            InvocationCount = _watch.Invocations,
            Steps = steps,
        };
    }
}
