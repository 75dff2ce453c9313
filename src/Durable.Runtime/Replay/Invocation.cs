using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>
/// One run of a workflow, from the top to its end or to the point where it can only wait.
/// </summary>
/// <remarks>
/// It ends with PENDING when the workflow waits for something outside, no update is on its way, and no body of a step
/// runs: running siblings are always awaited, never cancelled. What becomes due meanwhile goes on in this process.
/// </remarks>
[SuppressMessage(
    "Design",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "A source without a timer holds nothing, and bodies may outlive the invocation with its token.")]
internal sealed partial class Invocation
{
    private readonly ICheckpointLink _link;
    private readonly IInvocationScheduler _scheduler;
    private readonly TurnGate _gate;
    private readonly UpdateQueue _updates = new();
    private readonly ParkingLot _parked = new();
    private readonly QuotaTracker _quota;
    private readonly CancellationTokenSource _shutdown = new();
    private readonly TaskCompletionSource<InvocationOutcome> _completion = new();
    private NonDeterministicExecutionException? _mismatch;
    private QuotaExceededException? _overrun;
    private InvocationOutcome? _ending;
    private int _activeBodies;
    private (UpdateBatch Batch, ConfiguredValueTaskAwaitable<IReadOnlyList<OperationRecord>>.ConfiguredValueTaskAwaiter Answer) _sent;
    private Action? _land;
    private Action? _onAnswer;
    private bool _isSending;
    private bool _wantsNews;
    private volatile bool _isClosed;

    public Invocation(InvocationRequest request)
    {
        _link = request.Link;
        _scheduler = request.Scheduler;
        _gate = new TurnGate(_scheduler, EndTurn, Break);
        Options = request.Options;
        TimeProvider = request.TimeProvider;
        LambdaContext = request.LambdaContext;
        Logger = request.Logger;
        Telemetry = request.Telemetry;
        Execution = new ExecutionDetailsView(request);
        Input = request.Execution.Input;
        Codec = new PayloadCodec(request.LambdaContext.Serializer ?? throw new InvalidOperationException(
            "The Lambda context has no serializer. Set one in the host."));
        Log = new OperationLog(request.Operations);
        _quota = new QuotaTracker(request.Options.Quota, request.Execution, request.Logger);
    }

    public EngineOptions Options { get; }

    public TimeProvider TimeProvider { get; }

    public ILambdaContext LambdaContext { get; }

    public ILogger Logger { get; }

    public InvocationTelemetry? Telemetry { get; }

    public IExecutionDetails Execution { get; }

    public string? Input { get; }

    public PayloadCodec Codec { get; }

    public OperationLog Log { get; }

    /// <summary>Cancelled when the invocation ends while bodies still run.</summary>
    public CancellationToken Shutdown => _shutdown.Token;

    /// <summary>How the invocation ended; faulted when it could not talk to its store.</summary>
    public Task<InvocationOutcome> Completion => _completion.Task;

    public long Now => TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins to run a workflow; <see cref="Completion"/> tells the end.</summary>
    public void Start(WorkflowBody workflow)
    {
        var outer = Enter();
        try
        {
            _ = RunAsync(workflow);
        }
        finally
        {
            Leave(outer);
        }
    }

    /// <summary>Tells the invocation that the store has news for it.</summary>
    public void NotifyNews() => _gate.Post(() => _wantsNews = true);

    /// <summary>Ends the invocation where it stands, as if the process had died: nothing more is recorded.</summary>
    /// <param name="error">What the store is told.</param>
    public void Abandon(ErrorObject error)
    {
        _isClosed = true;
        _gate.Post(EndBodies);
        _completion.TrySetResult(InvocationOutcome.Broken(error));
    }

    /// <summary>Runs a durable call inside a turn. After the end of the invocation nothing runs any more.</summary>
    public Task<T> Call<T>(DurableOperation<T> operation)
    {
        var outer = Enter();
        try
        {
            return _isClosed ? Never<T>() : operation.RunAsync();
        }
        finally
        {
            Leave(outer);
        }
    }

    /// <summary>Runs a part of a durable call inside a turn.</summary>
    public Task<T> Call<T>(Func<Task<T>> action)
    {
        var outer = Enter();
        try
        {
            return _isClosed ? Never<T>() : action();
        }
        finally
        {
            Leave(outer);
        }
    }

    /// <summary>Begins workflow code: its continuations come back into turns.</summary>
    public WorkflowCode<T> Begin<T>(Func<Task<T>> code)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_gate.Context);
        try
        {
            return new WorkflowCode<T>(code(), _gate.Context);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Records an update; to be awaited at once. Goes on in a turn.</summary>
    public UpdateBatch RecordAsync(OperationUpdate update)
    {
        Count(update);
        return _updates.Add(update);
    }

    /// <summary>Records an update some time, without anybody waiting for it.</summary>
    public void RecordLazily(OperationUpdate update)
    {
        Count(update);
        _updates.AddLazily(update);
    }

    /// <summary>Waits until an operation ends or is due again.</summary>
    public Task<OperationRecord> ParkAsync(string id, CancellationToken cancellationToken)
    {
        if (Log.Find(id) is { } record && ParkingLot.IsAnswer(record))
        {
            return Task.FromResult(record);
        }

        var place = _parked.Park(id);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.UnsafeRegister(
                _ => _gate.Post(() => _parked.Cancel(id, place, cancellationToken)), null);
        }

        return place.Task;
    }

    /// <summary>Notes that a body goes on outside of the turns; the invocation will not end before it does.</summary>
    public void BeginOutside()
    {
        _activeBodies++;
        _scheduler.BodyStarted();
    }

    /// <summary>Notes, from any thread, how that ended, and goes on in a turn. Only the first end counts.</summary>
    public void EndOutside(OutsideWork work, bool isGivenUp)
    {
        _gate.Post(() =>
        {
            if (!work.IsOver)
            {
                work.End(isGivenUp);
                Continue(work);
            }
        });
    }

    private void Continue(OutsideWork work)
    {
        // After the end of the invocation nobody counts bodies any more.
        if (!_isClosed)
        {
            _activeBodies--;
            _scheduler.BodyEnded();
            work.Continue();
        }
    }

    /// <summary>Notes that the workflow and its history do not fit; the execution will fail with it, even if the
    /// workflow catches it.</summary>
    public NonDeterministicExecutionException Mismatch(string message)
    {
        var mismatch = new NonDeterministicExecutionException(message);
        _mismatch ??= mismatch;
        return mismatch;
    }

    /// <summary>Reports operations that history holds in a context and the workflow did not ask for.</summary>
    public void CheckAllVisited(ContextScope scope)
    {
        var unvisited = Log.UnvisitedIn(scope.ParentId);
        if (unvisited.Count > 0)
        {
            var names = string.Join(", ", unvisited.Select(Describe.Operation));
            throw Mismatch($"History holds operations that {scope.DisplayName} did not ask for: {names}.");
        }
    }

    private SynchronizationContext? Enter()
    {
        _gate.Enter();
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        return outer;
    }

    private void Leave(SynchronizationContext? outer)
    {
        SynchronizationContext.SetSynchronizationContext(outer);
        _gate.Leave();
    }

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;

    private void Count(OperationUpdate update)
    {
        try
        {
            _quota.Count(update);
        }
        catch (QuotaExceededException overrun)
        {
            _overrun ??= overrun;
            throw;
        }
    }
}
