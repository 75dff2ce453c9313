using System.Collections.Concurrent;

namespace Durable.Runtime.Storage;

/// <content>Ended executions: to the archive, and out of it.</content>
public partial class JournaledExecutionStore
{
    /// <summary>So many batches of ended executions wait for a lull. More go to the archive beside those that run.
    /// </summary>
    private const int LargestBacklog = 16;

    private static readonly TimeSpan PurgeInterval = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<StoredExecution> _ended = new();
    private readonly SemaphoreSlim _housekeeping = new(1, 1);
    private Timer? _purgeTimer;
    private long _nextPurge = long.MaxValue;
    private Task _archiving = Task.CompletedTask;
    private int _isArchiving;
    private volatile bool _isClosing;

    /// <summary>Counts moves to the archive, so that a search can tell whether one happened meanwhile.</summary>
    private long _archivings;

    /// <summary>How many executions are held by an invocation.</summary>
    private int _held;

    /// <summary>The last move to the archive. For tests.</summary>
    internal Task Archiving => _archiving;

    /// <summary>Whether ended executions go to the archive now: when nothing runs that would have to wait for the disk,
    /// or when there are too many.</summary>
    private bool IsTimeToArchive =>
        !_isClosing
        && !_ended.IsEmpty
        && _ended.Count >= _options.ArchiveBatch
        && (Volatile.Read(ref _held) == 0 || _ended.Count >= (long)LargestBacklog * _options.ArchiveBatch);

    /// <inheritdoc/>
    public async ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default)
    {
        await _housekeeping.WaitAsync(cancellationToken);
        try
        {
            var limit = endedBefore.ToUnixTimeMilliseconds();
            var ended = _order.Snapshot().Where(execution => execution.EndTimestamp < limit).ToList();
            if (ended.Count > 0)
            {
                await _journal.RemoveAsync([.. ended.Select(execution => execution.Stream)], cancellationToken);
            }

            ended.ForEach(Forget);
            return _journal.Archive is { } archive
                ? ended.Count + await archive.PurgeAsync(endedBefore, cancellationToken)
                : ended.Count;
        }
        finally
        {
            _housekeeping.Release();
        }
    }

    private void BeginHousekeeping()
    {
        if (_options.Retention is { } retention)
        {
            Volatile.Write(ref _nextPurge, Now + (long)PurgeInterval.TotalMilliseconds);
            var first = _journal.Archive is null ? PurgeInterval : TimeSpan.Zero;
            _purgeTimer = new Timer(_ => _ = PurgeOldAsync(retention), null, first, PurgeInterval);
        }
    }

    private async ValueTask EndHousekeepingAsync()
    {
        _isClosing = true;
        if (_purgeTimer is not null)
        {
            await _purgeTimer.DisposeAsync();
        }

        await _archiving;
        await _housekeeping.WaitAsync();
        _housekeeping.Release();
    }

    /// <summary>Forgets old executions when an hour has passed on the store's own clock, which may be faster than the
    /// timer's.</summary>
    private async ValueTask PurgeInTimeAsync()
    {
        var now = Now;
        var next = Volatile.Read(ref _nextPurge);
        if (_options.Retention is { } retention && now >= next
            && Interlocked.CompareExchange(ref _nextPurge, now + (long)PurgeInterval.TotalMilliseconds, next) == next)
        {
            await PurgeOldAsync(retention);
        }
    }

    private async Task PurgeOldAsync(TimeSpan retention)
    {
        try
        {
            await PurgeAsync(_options.TimeProvider.GetUtcNow() - retention);
        }
        catch (ExecutionStoreException)
        {
            // Another try follows within the hour.
        }
    }

    private void NoteEnded(StoredExecution execution)
    {
        _idle.Add(execution);
        if (_journal.Archive is not null)
        {
            _ended.Enqueue(execution);
            ArchiveInTime();
        }
    }

    /// <summary>Notes that an execution waits; with it the last one may have come to rest.</summary>
    private void NoteIdle(StoredExecution execution)
    {
        if (execution.IsIdle)
        {
            _idle.Add(execution);
        }

        ArchiveInTime();
    }

    private void ArchiveInTime()
    {
        if (IsTimeToArchive && Interlocked.Exchange(ref _isArchiving, 1) == 0)
        {
            _archiving = Task.Run(ArchiveEndedAsync);
        }
    }

    private async Task ArchiveEndedAsync()
    {
        do
        {
            try
            {
                while (IsTimeToArchive)
                {
                    await ArchiveBatchAsync();
                }
            }
            catch (ExecutionStoreException)
            {
                // They stay in the journal and in memory until the disk is in order again.
                Volatile.Write(ref _isArchiving, 0);
                return;
            }

            Volatile.Write(ref _isArchiving, 0);
        }
        while (IsTimeToArchive && Interlocked.Exchange(ref _isArchiving, 1) == 0);
    }

    private async Task ArchiveBatchAsync()
    {
        var batch = new List<StoredExecution>(_options.ArchiveBatch);
        await _housekeeping.WaitAsync();
        try
        {
            while (batch.Count < _options.ArchiveBatch && _ended.TryDequeue(out var execution))
            {
                if (!execution.IsForgotten)
                {
                    batch.Add(execution);
                }
            }

            await ArchiveAsync(batch);
        }
        catch (ExecutionStoreException)
        {
            batch.ForEach(_ended.Enqueue);
            throw;
        }
        finally
        {
            _housekeeping.Release();
        }
    }

    private async Task ArchiveAsync(List<StoredExecution> batch)
    {
        if (batch.Count == 0 || _journal.Archive is not { } archive)
        {
            return;
        }

        await archive.AddAsync([.. batch.Select(
            execution => new ArchivedExecution(execution.Stream, Summarized(Described(execution))))]);

        // From here on searches find them there, even one that has not found them here.
        Interlocked.Increment(ref _archivings);
        foreach (var execution in batch)
        {
            _order.Remove(execution);
            _executions.TryRemove(new(execution.Id, execution));
        }
    }

    private static ExecutionInfo Summarized(ExecutionInfo info) => info with { Input = null, Result = null, Error = null };
}
