using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Makes one commit of what many executions write at the same time. Whoever finds nobody writing writes himself, on his
/// own thread, all that has come in; whoever comes meanwhile waits for the next batch, which somebody else writes when
/// this one is safe.
/// <code>
///   A  ──► commits A ─────────► goes on
///   B        ──► waits ┐
///   C          ──► waits ┴──────► B and C in one commit ──► go on
/// </code>
/// Alone, an execution so pays for a commit and for no change of threads; together, they pay for few commits.
/// </summary>
/// <param name="write">Writes a batch and makes it safe, or throws and leaves nothing of it.</param>
internal sealed class CommitQueue(Action<CommitBatch> write)
{
    /// <summary>The position of what was refused.</summary>
    private const long Refused = long.MaxValue;

    /// <summary>So much nobody waits for before it is written all the same.</summary>
    private const int LargestIdle = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly List<(long First, long Last)> _refused = [];
    private readonly Stack<CommitBatch> _spare = new();
    private CommitBatch _filling = new();
    private CommitBatch? _writing;
    private ExecutionStoreException? _lastFailure;
    private long _lastPosition;
    private long _safe;
    private bool _isLed;

    /// <summary>Sets where positions begin.</summary>
    /// <param name="lastPosition">The last that is taken.</param>
    public void Begin(long lastPosition) => (_lastPosition, _safe) = (lastPosition, lastPosition);

    /// <summary>Takes a row in.</summary>
    /// <returns>Its position.</returns>
    public long Enqueue(SqliteStream stream, ReadOnlySpan<byte> body)
    {
        var checksum = JournalFormat.Checksum(body);
        lock (_lock)
        {
            if (stream.IsBroken)
            {
                return Refused;
            }

            var position = ++_lastPosition;
            stream.Add(position);
            _filling.Add(position, stream, body, checksum);
            if (_filling.Length > LargestIdle && !_isLed)
            {
                QueueLead();
            }

            return position;
        }
    }

    /// <summary>Waits until everything up to a position is safe.</summary>
    public ValueTask CommitAsync(long position, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (IsRefused(position))
            {
                return ValueTask.FromException(Failure());
            }

            if (position <= _safe)
            {
                return ValueTask.CompletedTask;
            }

            if (_isLed)
            {
                var batch = _writing is { } writing && position <= writing.Last ? writing : _filling;
                var safe = batch.Wait();
                return cancellationToken.CanBeCanceled ? new(safe.AsTask().WaitAsync(cancellationToken)) : safe;
            }

            _isLed = true;
        }

        // Who waits goes on elsewhere: this thread has its own execution to go on with.
        var failure = Lead(out var promise);
        if (promise is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(promise, preferLocal: false);
        }

        return failure is not null ? ValueTask.FromException(failure) : ValueTask.CompletedTask;
    }

    /// <summary>Makes all safe that has come in.</summary>
    public ValueTask FlushAsync()
    {
        long last;
        lock (_lock)
        {
            last = _filling.Count > 0 ? _filling.Last : _writing?.Last ?? _safe;
        }

        return CommitAsync(last, CancellationToken.None);
    }

    /// <summary>The rows of an execution, and the position of the last, which may not be safe yet.</summary>
    public long[] RowsOf(SqliteStream stream)
    {
        lock (_lock)
        {
            return stream.Rows.ToArray();
        }
    }

    /// <summary>Notes that executions have no rows in the journal any more.</summary>
    public void Leave(IEnumerable<SqliteStream> streams)
    {
        lock (_lock)
        {
            foreach (var stream in streams)
            {
                stream.Leave();
            }
        }
    }

    /// <summary>Writes what has come in. Answers with what went wrong.</summary>
    /// <param name="promise">What is to be told to those who waited; <c>null</c> when nobody did.</param>
    private ExecutionStoreException? Lead(out CommitPromise? promise)
    {
        CommitBatch batch;
        lock (_lock)
        {
            batch = _filling;
            _filling = _spare.TryPop(out var spare) ? spare : new CommitBatch();
            _writing = batch;
        }

        var failure = Write(batch);
        CommitPromise? refused = null;
        lock (_lock)
        {
            _writing = null;
            if (failure is null)
            {
                _safe = batch.Last;
            }
            else
            {
                refused = Refuse(batch, failure);
            }

            promise = batch.Promise;
            batch.Reset();
            _spare.Push(batch);
        }

        if (promise?.Keep(failure, PassOn) is not true)
        {
            promise = null;
            PassOn();
        }

        if (refused?.Keep(failure, whenAllGoOn: null) is true)
        {
            ThreadPool.UnsafeQueueUserWorkItem(refused, preferLocal: false);
        }

        return failure;
    }

    /// <summary>Lets another thread write what has come in meanwhile, if anybody waits for it. When many were just told,
    /// this is called as the last of them goes on, so that what they write next comes along; but before that, because
    /// he may take his time.</summary>
    private void PassOn()
    {
        lock (_lock)
        {
            _isLed = _filling.Promise is not null || _filling.Length > LargestIdle;
            if (_isLed)
            {
                QueueLead();
            }
        }
    }

    private void QueueLead()
    {
        _isLed = true;
        ThreadPool.UnsafeQueueUserWorkItem(
            static queue =>
            {
                queue.Lead(out var promise);
                promise?.Tell();
            },
            this,
            preferLocal: false);
    }

    private ExecutionStoreException? Write(CommitBatch batch)
    {
        try
        {
            write(batch);
            return null;
        }
        catch (ExecutionStoreException exception)
        {
            return exception;
        }
        catch (Exception exception)
        {
            // Whatever it was: nobody may wait for ever.
            return new ExecutionStoreException($"The journal cannot be written: {exception.Message}");
        }
    }

    /// <summary>Refuses a batch and all that came in behind it, because that may follow from it. Answers what is to be
    /// told to those who wait for the latter.</summary>
    private CommitPromise? Refuse(CommitBatch batch, ExecutionStoreException failure)
    {
        _lastFailure = failure;
        var following = _filling;
        following.Refuse();
        batch.Refuse();
        _filling = new CommitBatch();
        var first = batch.First;
        if (_refused.Count > 0 && _refused[^1].Last >= _safe)
        {
            first = _refused[^1].First;
            _refused.RemoveAt(_refused.Count - 1);
        }

        _refused.Add((first, _lastPosition));
        return following.Promise;
    }

    private bool IsRefused(long position)
    {
        if (position == Refused)
        {
            return true;
        }

        foreach (var (first, last) in _refused)
        {
            if (position >= first && position <= last)
            {
                return true;
            }
        }

        return false;
    }

    private ExecutionStoreException Failure() =>
        _lastFailure ?? new ExecutionStoreException("The execution is being read again after a failure of the disk.");
}
