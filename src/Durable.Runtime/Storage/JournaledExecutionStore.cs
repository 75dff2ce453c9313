using System.Collections.Concurrent;

namespace Durable.Runtime.Storage;

/// <summary>
/// A store that keeps executions in memory and writes what happens to a journal: all rules are here, all disks are
/// behind <see cref="IExecutionJournal"/>.
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
    }

    /// <inheritdoc/>
    public DateTimeOffset? NextDueTime => _dueTimes.Next;

    private long Now => _options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public async ValueTask OpenAsync(
        IExecutionStoreListener listener,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var streams = new Dictionary<JournalStream, StoredExecution>();
        await foreach (var (stream, entry) in _journal.OpenAsync(cancellationToken))
        {
            if (!streams.TryGetValue(stream, out var execution))
            {
                execution = new StoredExecution(stream);
                streams.Add(stream, execution);
            }

            execution.Apply(entry);
        }

        _listener = listener;
        foreach (var execution in streams.Values)
        {
            _executions[execution.Id] = execution;
            _order.Add(execution);
            if (execution.IsRunning)
            {
                Resume(execution).Send(listener);
            }
        }

        listener.OnDueTimeChanged();
    }

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
        var candidate = new StoredExecution(_journal.CreateStream(ExecutionNames.IdOf(named)));
        var signals = new StoreSignals();
        lock (candidate)
        {
            if (_executions.TryAdd(candidate.Id, candidate))
            {
                Write(candidate, new ExecutionStartedEntry(Now, named), signals);
                ScheduleTimeout(candidate, signals);
                MakeReady(candidate, signals);
                _order.Add(candidate);
            }
        }

        if (signals.Position >= 0)
        {
            await CommitAsync(candidate, signals, cancellationToken);
            return Described(candidate);
        }

        return Existing(named);
    }

    /// <inheritdoc/>
    public async ValueTask<ExecutionInfo> StopAsync(
        string executionId,
        ErrorObject? error = null,
        CancellationToken cancellationToken = default)
    {
        var execution = Find(executionId);
        var signals = new StoreSignals();
        lock (execution)
        {
            if (execution.IsRunning)
            {
                End(execution, ExecutionStatus.Stopped, null, error ?? new ErrorObject(), signals);
            }
        }

        await CommitAsync(execution, signals, cancellationToken);
        return Described(execution);
    }

    /// <inheritdoc/>
    public async ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default)
    {
        var ended = _order.Remove(execution =>
            execution.EndTimestamp is { } end && end < endedBefore.ToUnixTimeMilliseconds());
        foreach (var execution in ended)
        {
            _executions.TryRemove(execution.Id, out _);
        }

        if (ended.Count > 0)
        {
            await _journal.RemoveAsync([.. ended.Select(execution => execution.Stream)], cancellationToken);
        }

        return ended.Count;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
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

    private ExecutionInfo Existing(ExecutionStart start)
    {
        var existing = Described(Find(ExecutionNames.IdOf(start)));
        return existing.Input == start.Input
            ? existing
            : throw new ExecutionAlreadyStartedException(
                $"An execution named '{start.Name}' of workflow '{start.Workflow}' exists, with another input.");
    }

    private StoredExecution Find(string executionId) =>
        _executions.TryGetValue(executionId, out var execution)
            ? execution
            : throw new ExecutionNotFoundException($"There is no execution '{executionId}'.");

    private void Write(StoredExecution execution, JournalEntry entry, StoreSignals signals)
    {
        execution.Apply(entry);
        signals.Position = _journal.Enqueue(execution.Stream, entry);
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
        ExecutionStatus status,
        string? result,
        ErrorObject? error,
        StoreSignals signals)
    {
        execution.Holder = null;
        Write(execution, new ExecutionEndedEntry(Now, status, result, error), signals);
        var info = execution.Describe();
        var parent = execution.Start is { ParentExecutionId: { } parentId, ParentOperationId: { } operationId }
            ? new PendingInvoke(parentId, operationId, info.Workflow, info.Input, null)
            : null;
        signals.Add(listener => listener.OnEnded(info, parent));
    }

    private async ValueTask CommitAsync(
        StoredExecution execution,
        StoreSignals signals,
        CancellationToken cancellationToken)
    {
        if (signals.Position >= 0)
        {
            try
            {
                await _journal.CommitAsync(signals.Position, cancellationToken);
            }
            catch (ExecutionStoreException)
            {
                await RebuildAsync(execution);
                throw;
            }
        }

        signals.Send(_listener);
    }
}
