using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Durable.Runtime.Storage;

/// <summary>
/// A store that keeps running executions in memory and writes what happens to a journal: all rules are here, all disks
/// are behind <see cref="IExecutionJournal"/>.
/// </summary>
/// <remarks>
/// A change is applied in memory, taken into the journal in the same order, and acknowledged when the journal is safe up
/// to it. Others may see a change before it is safe; since entries become safe in order, nothing that follows from it
/// can outlive it.
/// </remarks>
public partial class JournaledExecutionStore : IExecutionStore
{
    private readonly IExecutionJournal _journal;
    private readonly StoreOptions _options;
    private readonly ConcurrentDictionary<string, StoredExecution> _executions = new(StringComparer.Ordinal);
    private readonly ExecutionOrder _order = new();
    private readonly DueTimes _dueTimes = new();
    private readonly IdleExecutions _idle;
    private IExecutionStoreListener? _listener;
    private long _lastToken;

    /// <summary>Creates the store; <see cref="OpenAsync"/> opens it.</summary>
    /// <param name="journal">The journal; disposed with the store.</param>
    /// <param name="options">The options; <c>null</c> means the defaults.</param>
    public JournaledExecutionStore(IExecutionJournal journal, StoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(journal);
        _journal = journal;
        _options = options ?? new StoreOptions();
        _idle = new IdleExecutions(_options.IdleMemory);
    }

    /// <inheritdoc/>
    public DateTimeOffset? NextDueTime => _dueTimes.Next;

    /// <inheritdoc/>
    public int RunningExecutions => _executions.Values.Count(static execution => execution.IsRunning);

    /// <summary>How many executions are in memory, and how many of them with their details. For tests.</summary>
    internal (int Known, int Awake) Residents =>
        (_executions.Count, _executions.Values.Count(execution => execution.IsAwake));

    private long Now => _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public async ValueTask<ExecutionInfo> StartAsync(
        ExecutionStart start,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ExecutionNames.CheckWorkflow(start.Workflow);
        ExecutionNames.CheckName(start.Name);
        CheckInput(start.Input);
        var named = start with { Name = start.Name ?? Guid.NewGuid().ToString("N") };
        while (true)
        {
            var archived = Volatile.Read(ref _archivings);
            var isNew = start.Name is null;
            if (!isNew && await TryFindAsync(ExecutionNames.IdOf(named), cancellationToken) is { } existing)
            {
                if (await ExistingAsync(existing, named, cancellationToken) is { } info)
                {
                    return info;
                }
            }
            else if (TryStart(named, archived, out var signals) is { } execution)
            {
                await CommitAsync(execution, signals, cancellationToken);
                return Described(execution) with { Input = named.Input };
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ExecutionInfo> StopAsync(
        string executionId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default)
    {
        using var pin = await PinAsync(await FindAsync(executionId, cancellationToken), cancellationToken);
        var execution = pin.Execution;
        var signals = new StoreSignals();
        lock (execution)
        {
            signals.Position = execution.Position;
            if (execution.IsRunning)
            {
                End(execution, new(Now, ExecutionStatus.Stopped, null, error ?? new ErrorObject()), signals);
            }
        }

        await CommitAsync(execution, signals, cancellationToken);
        return Described(execution);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await EndHousekeepingAsync();
        await _journal.DisposeAsync();
    }

    private static ExecutionInfo Described(StoredExecution execution)
    {
        lock (execution)
        {
            return execution.Describe();
        }
    }

    private void CheckInput(string? input)
    {
        var size = Payloads.SizeOf(input);
        if (size > _options.LargestInput)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The input has {size} bytes; at most {_options.LargestInput} are allowed."),
                nameof(input));
        }
    }

    /// <summary>Starts an execution unless its name has been taken meanwhile.</summary>
    private StoredExecution? TryStart(ExecutionStart start, long archivings, out StoreSignals signals)
    {
        signals = new StoreSignals();
        var execution = new StoredExecution(_journal.CreateStream(ExecutionNames.IdOf(start)));
        lock (execution)
        {
            if (!_executions.TryAdd(execution.Id, execution))
            {
                return null;
            }

            if (archivings != Volatile.Read(ref _archivings))
            {
                // The one of that name may just have moved to the archive.
                Forget(execution);
                return null;
            }

            Write(execution, signals, new ExecutionStartedEntry(Now, start));
            ScheduleTimeout(execution, signals);
            MakeReady(execution, signals);
            _order.Add(execution);
            return execution;
        }
    }

    /// <summary>Describes an execution of that name when it was started with the same input; <c>null</c> when it turns
    /// out not to exist.</summary>
    private async ValueTask<ExecutionInfo?> ExistingAsync(
        StoredExecution execution,
        ExecutionStart start,
        CancellationToken cancellationToken)
    {
        using var pin = await PinAsync(execution, cancellationToken);
        long position;
        lock (execution)
        {
            position = execution.Position;
        }

        if (position >= 0)
        {
            // Whoever is told that the execution exists may rely on it.
            await _journal.CommitAsync(position, cancellationToken);
        }

        var existing = Described(execution);
        return execution.IsForgotten ? null
            : existing.Input == start.Input ? existing
            : throw new ExecutionAlreadyStartedException(
                $"An execution named '{start.Name}' of workflow '{start.Workflow}' exists, with another input.");
    }

    /// <summary>Finds an execution in memory, or else in the archive.</summary>
    private async ValueTask<StoredExecution?> TryFindAsync(string executionId, CancellationToken cancellationToken)
    {
        if (_executions.TryGetValue(executionId, out var execution))
        {
            return execution;
        }

        return _journal.Archive is { } archive && await archive.FindAsync(executionId, cancellationToken) is { } archived
            ? StoredExecution.Asleep(archived.Stream)
            : null;
    }

    private async ValueTask<StoredExecution> FindAsync(string executionId, CancellationToken cancellationToken) =>
        await TryFindAsync(executionId, cancellationToken)
        ?? throw new ExecutionNotFoundException($"There is no execution '{executionId}'.");

    /// <summary>Finds the execution of a lease.</summary>
    private StoredExecution Find(Lease lease) =>
        _executions.TryGetValue(lease.Execution.Id, out var execution)
            ? execution
            : throw new StaleLeaseException("Invalid checkpoint token");

    private void Write(StoredExecution execution, StoreSignals signals, params ReadOnlySpan<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            execution.Apply(entry);
        }

        Enqueue(execution, signals, entries);
    }

    private void Enqueue(StoredExecution execution, StoreSignals signals, ReadOnlySpan<JournalEntry> entries)
    {
        execution.Position = _journal.Enqueue(execution.Stream, entries);
        signals.Position = execution.Position;
    }

    private static void MakeReady(StoredExecution execution, StoreSignals signals)
    {
        if (execution.IsRunning && !execution.IsReady && execution.Holder is null)
        {
            execution.IsReady = true;
            signals.Ready(execution);
        }
    }

    private void End(
        StoredExecution execution,
        ExecutionEndedEntry end,
        StoreSignals signals,
        InvocationCompletedEntry? invocation = null)
    {
        Release(execution);
        if (invocation is null)
        {
            Write(execution, signals, end);
        }
        else
        {
            Write(execution, signals, invocation, end);
        }

        var info = execution.Describe();
        var parent = execution.Start is { ParentExecutionId: { } parentId, ParentOperationId: { } operationId }
            ? new PendingInvoke(parentId, operationId, info.Workflow, info.Input, null)
            : null;
        signals.Add(listener => listener.OnEnded(info, parent));
        signals.HasEnded = true;
    }

    /// <summary>Waits until what was written is safe, and tells the listener.</summary>
    private ValueTask CommitAsync(
        StoredExecution execution,
        StoreSignals signals,
        CancellationToken cancellationToken)
    {
        var commit = WrittenAsync(signals, cancellationToken);
        if (!commit.IsCompletedSuccessfully)
        {
            return CommittedAsync(commit, execution, signals, tells: true);
        }

        Announce(execution, signals);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for the journal, if anything was written.</summary>
    private ValueTask WrittenAsync(StoreSignals signals, CancellationToken cancellationToken) =>
        signals.Position < 0 ? ValueTask.CompletedTask : _journal.CommitAsync(signals.Position, cancellationToken);

    /// <summary>Waits until what was written is safe.</summary>
    private ValueTask SafeAsync(StoredExecution execution, StoreSignals signals, CancellationToken cancellationToken) =>
        signals.Position < 0
            ? ValueTask.CompletedTask
            : CommittedAsync(WrittenAsync(signals, cancellationToken), execution, signals, tells: false);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask CommittedAsync(
        ValueTask commit,
        StoredExecution execution,
        StoreSignals signals,
        bool tells)
    {
        try
        {
            await commit;
        }
        catch (ExecutionStoreException)
        {
            await RecoverAsync(execution);
            throw;
        }

        if (tells)
        {
            Announce(execution, signals);
        }
    }

    private void Announce(StoredExecution execution, StoreSignals signals)
    {
        signals.Send(_listener);
        if (signals.HasEnded)
        {
            NoteEnded(execution);
        }
        else if (signals.HasGivenUp)
        {
            NoteIdle(execution);
        }
    }
}
