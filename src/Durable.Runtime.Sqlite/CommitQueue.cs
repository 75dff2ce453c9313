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
                PassOn();
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
                return new(batch.Wait().WaitAsync(cancellationToken));
            }

            _isLed = true;
        }

        return Lead() is { } failure ? ValueTask.FromException(failure) : ValueTask.CompletedTask;
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
    private ExecutionStoreException? Lead()
    {
        CommitBatch batch;
        lock (_lock)
        {
            batch = _filling;
            _filling = _spare.TryPop(out var spare) ? spare : new CommitBatch();
            _writing = batch;
        }

        var failure = Write(batch);
        CommitBatch? refused = null;
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
        }

        Announce(batch, failure);
        if (refused is not null)
        {
            Announce(refused, failure);
        }

        lock (_lock)
        {
            _isLed = false;
            if (_filling.Promise is not null || _filling.Length > LargestIdle)
            {
                // After those who were just told, so that what they write next comes along.
                PassOn();
            }
        }

        return failure;
    }

    private void PassOn()
    {
        _isLed = true;
        ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Lead(), this, preferLocal: false);
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

    /// <summary>Refuses a batch and all that came in behind it, because that may follow from it.</summary>
    private CommitBatch Refuse(CommitBatch batch, ExecutionStoreException failure)
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
        return following;
    }

    private void Announce(CommitBatch batch, ExecutionStoreException? failure)
    {
        if (failure is null)
        {
            batch.Promise?.TrySetResult();
        }
        else
        {
            batch.Promise?.TrySetException(failure);
        }

        batch.Reset();
        lock (_lock)
        {
            _spare.Push(batch);
        }
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
