using System.Collections.Concurrent;
using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Durable.Runtime.Hosting;

/// <summary>
/// Runs durable workflows inside this process: a small durable service with everything it needs. Register workflows and
/// functions, then start executions; what was running when the process ended last goes on when the host starts.
/// </summary>
/// <example>
/// <code>
/// await using var host = new EmbeddedHost();
/// host.RegisterWorkflow("orders", (Order order, IDurableContext context) => ...);
/// var receipt = await host.RunAsync&lt;Order, Receipt&gt;("orders", order, "order-42");
/// </code>
/// </example>
public sealed partial class EmbeddedHost : IAsyncDisposable
{
    private readonly EmbeddedHostOptions _options;
    private readonly HostScheduler _scheduler;
    private readonly WorkflowRegistry _registry = new();
    private readonly PayloadCodec _codec;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly CallbackWatch _callbacks = new();
    private readonly RestWatch _rest = new();
    private readonly Lazy<EngineTelemetry> _instruments;
    private readonly MemoryRelease? _memory;
    private readonly Listener _listener;
    private readonly Lazy<Task> _opened;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<ExecutionInfo>> _ends =
        new(StringComparer.Ordinal);

    /// <summary>Creates the host. It begins to work with <see cref="StartAsync"/> or the first execution.</summary>
    /// <param name="options">The options; <c>null</c> means the defaults.</param>
    public EmbeddedHost(EmbeddedHostOptions? options = null)
    {
        _options = options ?? new EmbeddedHostOptions();
        Store = _options.Store
            ?? new InMemoryExecutionStore(new StoreOptions { TimeProvider = _options.TimeProvider });
        _scheduler = new HostScheduler(_options.TimeProvider);
        _codec = new PayloadCodec(_options.Serializer);
        _loggers = _options.LoggerFactory ?? NullLoggerFactory.Instance;
        _logger = _loggers.CreateLogger<EmbeddedHost>();
        _listener = new Listener(this);
        _dueTimer = new DueTimer(this);
        _memory = _options.CollectGarbageAtRest ? new MemoryRelease(() => Volatile.Read(ref _runningCount) == 0) : null;
        _instruments = new Lazy<EngineTelemetry>(MakeInstruments);
        _opened = new Lazy<Task>(OpenAsync);
    }

    /// <summary>The store: list executions, read their history.</summary>
    public IExecutionStore Store { get; }

    /// <summary>Registers a workflow over JSON.</summary>
    /// <param name="name">Its name; no slash.</param>
    /// <param name="create">Makes an instance for one invocation; give it the services it needs.</param>
    /// <param name="options">Version and engine options; <c>null</c> means the defaults.</param>
    /// <returns>This host. Register before it starts: what is resumed needs its workflow.</returns>
    /// <exception cref="ArgumentException">The name is empty or has a slash.</exception>
    /// <exception cref="ArgumentNullException">There is nothing to make instances.</exception>
    public EmbeddedHost RegisterWorkflow(string name, Func<IDurableWorkflow> create, WorkflowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Register(
            name,
            async (context, codec, input) =>
                codec.Write(await create().RunAsync(codec.Read<System.Text.Json.Nodes.JsonNode?>(input), context)),
            options);
    }

    /// <summary>Registers a workflow.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TOutput">The type of the result.</typeparam>
    /// <param name="name">Its name; no slash.</param>
    /// <param name="workflow">The workflow.</param>
    /// <param name="options">Version and engine options; <c>null</c> means the defaults.</param>
    /// <returns>This host. Register before it starts: what is resumed needs its workflow.</returns>
    /// <exception cref="ArgumentException">The name is empty or has a slash.</exception>
    /// <exception cref="ArgumentNullException">The workflow is <c>null</c>.</exception>
    public EmbeddedHost RegisterWorkflow<TInput, TOutput>(
        string name,
        Func<TInput, IDurableContext, Task<TOutput>> workflow,
        WorkflowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return Register(
            name,
            async (context, codec, input) => codec.Write(await workflow(codec.Read<TInput>(input), context)),
            options);
    }

    /// <summary>Registers a plain function, the target of chained invokes.</summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="name">Its name. An invoke finds it by this name, or by an ARN or qualified name that holds it.
    /// </param>
    /// <param name="function">The function. It may run again after a crash.</param>
    /// <returns>This host.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentNullException">The function is <c>null</c>.</exception>
    public EmbeddedHost RegisterFunction<TPayload, TResult>(
        string name,
        Func<TPayload, ILambdaContext, Task<TResult>> function)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(function);
        _registry.Add(
            name,
            async (payload, codec, context) => codec.Write(await function(codec.Read<TPayload>(payload), context)));
        return this;
    }

    /// <summary>Opens the store and goes on with what was running. Called again it does nothing more.</summary>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ExecutionStoreException">The store cannot be opened; every later call says so, too.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) =>
        _opened.Value.WaitAsync(cancellationToken);

    /// <summary>Starts an execution, or finds the one of that name.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <param name="workflow">The name the workflow is registered under.</param>
    /// <param name="input">The input.</param>
    /// <param name="name">The execution's name, unique for the workflow: 1 to 64 letters, digits, <c>-</c> or <c>_</c>.
    /// <c>null</c> makes one up.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    /// <exception cref="ArgumentException">No such workflow is registered, or the name breaks the rules.</exception>
    /// <exception cref="ExecutionAlreadyStartedException">The name is taken by an execution with another input.
    /// </exception>
    /// <exception cref="HostBusyException">Too many invocations wait already, see
    /// <see cref="EmbeddedHostOptions.MaxQueuedInvocations"/>. Nothing was started; try again later.</exception>
    /// <exception cref="InvalidOperationException">The host was stopped.</exception>
    public async Task<ExecutionInfo> StartExecutionAsync<TInput>(
        string workflow,
        TInput input,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        var registered = _registry.FindCurrent(workflow)
            ?? throw new ArgumentException($"No workflow '{workflow}' is registered.", nameof(workflow));
        await StartAsync(cancellationToken);
        var start = new ExecutionStart
        {
            Workflow = workflow,
            Version = registered.Options.Version,
            Name = name,
            Input = _codec.Write(input),
            Timeout = registered.Options.ExecutionTimeout,
        };
        await CheckRoomAsync(start, cancellationToken);
        return await Store.StartAsync(start, cancellationToken);
    }

    /// <summary>Waits until an execution ends, however it does.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="cancellationToken">Cancels waiting; the execution goes on.</param>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    public async Task<ExecutionInfo> WaitForEndAsync(string executionId, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        var end = _ends.GetOrAdd(
            executionId,
            static _ => new TaskCompletionSource<ExecutionInfo>(TaskCreationOptions.RunContinuationsAsynchronously));
        var execution = await Store.GetAsync(executionId, cancellationToken)
            ?? throw new ExecutionNotFoundException($"There is no execution '{executionId}'.");
        if (execution.Status != ExecutionStatus.Running)
        {
            _ends.TryRemove(executionId, out _);
            return execution;
        }

        return await _scheduler.WaitAsync(end.Task, cancellationToken);
    }

    /// <summary>Waits until an execution ends or rests: it waits for time to pass, for a callback, or for another
    /// execution, and nothing runs here that would take it further. One that rests already is answered at once.</summary>
    /// <param name="executionId">The execution.</param>
    /// <param name="cancellationToken">Cancels waiting; the execution goes on.</param>
    /// <returns>The execution, <see cref="ExecutionStatus.Running"/> when it rests.</returns>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    public async Task<ExecutionInfo> WaitForRestAsync(string executionId, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await _scheduler.WaitAsync(_rest.WhenAtRestAsync(executionId), cancellationToken);
        return await Store.GetAsync(executionId, cancellationToken)
            ?? throw new ExecutionNotFoundException($"There is no execution '{executionId}'.");
    }

    /// <summary>Waits for an execution's result.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="executionId">The execution.</param>
    /// <param name="cancellationToken">Cancels waiting; the execution goes on.</param>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    /// <exception cref="ExecutionNotFoundException">There is no such execution.</exception>
    public async Task<TResult> WaitForResultAsync<TResult>(
        string executionId,
        CancellationToken cancellationToken = default)
    {
        var execution = await WaitForEndAsync(executionId, cancellationToken);
        return execution.Status == ExecutionStatus.Succeeded
            ? _codec.Read<TResult>(execution.Result)
            : throw new ExecutionFailedException(execution);
    }

    /// <summary>Starts an execution and waits for its result.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="workflow">The name the workflow is registered under.</param>
    /// <param name="input">The input.</param>
    /// <param name="name">The execution's name; <c>null</c> makes one up.</param>
    /// <param name="cancellationToken">Cancels waiting; the execution goes on.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    /// <exception cref="ArgumentException">No such workflow is registered, or the name breaks the rules.</exception>
    /// <exception cref="ExecutionAlreadyStartedException">The name is taken by an execution with another input.
    /// </exception>
    /// <exception cref="HostBusyException">Too many invocations wait already.</exception>
    /// <exception cref="InvalidOperationException">The host was stopped.</exception>
    public async Task<TResult> RunAsync<TInput, TResult>(
        string workflow,
        TInput input,
        string? name = null,
        CancellationToken cancellationToken = default)
    {
        var execution = await StartExecutionAsync(workflow, input, name, cancellationToken);
        return await WaitForResultAsync<TResult>(execution.Id, cancellationToken);
    }

    private EngineTelemetry Telemetry => _instruments.Value;

    private async Task OpenAsync()
    {
        // The first instruments of a process take a while to make, and the store a while to open.
        _ = Task.Run(() => Telemetry);
        await Store.OpenAsync(_listener);
        _memory?.OnRest();
    }

    /// <summary>Throws when nothing new can begin here now. To find an execution that has begun needs no room.</summary>
    private async ValueTask CheckRoomAsync(ExecutionStart start, CancellationToken cancellationToken)
    {
        if (_isStopping)
        {
            throw new InvalidOperationException("The host was stopped: it starts no more executions.");
        }

        var isFull = _ready.Count >= _options.MaxQueuedInvocations;
        if (isFull && (start.Name is null
            || await Store.GetAsync($"{start.Workflow}/{start.Name}", cancellationToken) is null))
        {
            throw new HostBusyException(FormattableString.Invariant(
                $"{_options.MaxQueuedInvocations} invocations are waiting for their turn: no execution of '{start.Workflow}' was started."));
        }
    }

    private EngineTelemetry MakeInstruments()
    {
        var telemetry = new EngineTelemetry();
        telemetry.AddGauge(DurableTelemetry.ExecutionsRunning, "{execution}", () => Store.RunningExecutions);
        telemetry.AddGauge(
            DurableTelemetry.ExecutionsSuspended, "{execution}", () => Math.Max(0, Store.RunningExecutions - _rest.Busy));
        telemetry.AddGauge(DurableTelemetry.InvocationsRunning, "{invocation}", () => _running.Count);
        telemetry.AddGauge(DurableTelemetry.InvocationsQueued, "{invocation}", () => _ready.Count);
        return telemetry;
    }

    private EmbeddedHost Register(string name, WorkflowBody body, WorkflowOptions? options)
    {
        ExecutionNames.CheckWorkflow(name);
        _registry.Add(new RegisteredWorkflow(name, body, options ?? new WorkflowOptions()));
        return this;
    }
}
