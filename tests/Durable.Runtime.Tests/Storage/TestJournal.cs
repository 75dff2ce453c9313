using System.Runtime.CompilerServices;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>A journal on a <see cref="TestDisk"/>: the port at its simplest, one entry after the other.</summary>
internal sealed class TestJournal(TestDisk disk) : IExecutionJournal, IExecutionArchive
{
    private readonly Lock _lock = new();
    private readonly List<(long Position, JournalStream Stream, JournalEntry Entry)> _waiting = [];
    private readonly HashSet<long> _refused = [];
    private long _lastPosition;
    private long _lastNumber = disk.Safe.Select(row => row.Number).DefaultIfEmpty().Max();

    public IExecutionArchive Archive => this;

    public async IAsyncEnumerable<JournalRecord> OpenAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        var streams = new Dictionary<string, JournalStream>();
        foreach (var (id, number, entry) in disk.Safe.ToList())
        {
            if (!streams.TryGetValue(id, out var stream))
            {
                stream = new JournalStream(id, number);
                streams.Add(id, stream);
            }

            yield return new JournalRecord(stream, entry);
        }
    }

    public JournalStream CreateStream(string executionId) =>
        new(executionId, Interlocked.Increment(ref _lastNumber));

    public long Enqueue(JournalStream stream, params ReadOnlySpan<JournalEntry> entries)
    {
        lock (_lock)
        {
            if (stream.IsBroken)
            {
                return long.MaxValue;
            }

            _lastPosition++;
            foreach (var entry in entries)
            {
                _waiting.Add((_lastPosition, stream, entry));
            }

            return _lastPosition;
        }
    }

    public async ValueTask CommitAsync(long position, CancellationToken cancellationToken = default)
    {
        if (disk.Slowness is { } slowness)
        {
            await slowness.Task;
        }

        Commit(position);
    }

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        JournalStream stream,
        CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            disk.CheckReadable();
            disk.Reads++;
            return new(disk.Archive.TryGetValue(stream.ExecutionId, out var archived)
                ? archived.Entries
                : [
                    .. disk.Safe.Where(row => row.Number == stream.Number).Select(row => row.Entry),
                    .. _waiting.Where(row => row.Stream == stream).Select(row => row.Entry),
                ]);
        }
    }

    public ValueTask RemoveAsync(
        IReadOnlyCollection<JournalStream> streams,
        CancellationToken cancellationToken = default)
    {
        disk.Safe.RemoveAll(row => streams.Any(stream => stream.Number == row.Number));
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(
        IReadOnlyCollection<ArchivedExecution> executions,
        CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            foreach (var execution in executions)
            {
                var rows = disk.Safe.Where(row => row.Number == execution.Stream.Number);
                disk.Archive.Add(execution.Stream.ExecutionId, (execution, [.. rows.Select(row => row.Entry)]));
                disk.Safe.RemoveAll(row => row.Number == execution.Stream.Number);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ArchivedExecution?> FindAsync(string executionId, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return new(disk.Archive.TryGetValue(executionId, out var archived) ? archived.Execution : null);
        }
    }

    public ValueTask<IReadOnlyList<ArchivedExecution>> ListAsync(
        ExecutionQuery query,
        long? beyond,
        int count,
        CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var all = disk.Archive.Values
                .Select(archived => archived.Execution)
                .Where(execution => query.Workflow is null || execution.Info.Workflow == query.Workflow);
            return new([.. query.ReverseOrder
                ? all.Where(one => one.Stream.Number > (beyond ?? 0)).OrderBy(one => one.Stream.Number).Take(count)
                : all.Where(one => one.Stream.Number < (beyond ?? long.MaxValue))
                    .OrderByDescending(one => one.Stream.Number)
                    .Take(count)]);
        }
    }

    public ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var old = disk.Archive.Where(one => one.Value.Execution.Info.EndTime < endedBefore).ToList();
            old.ForEach(one => disk.Archive.Remove(one.Key));
            return new(old.Count);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Commit(long position)
    {
        lock (_lock)
        {
            if (_refused.Contains(position) || position == long.MaxValue || _waiting.Any(row => row.Position <= position && disk.IsFull))
            {
                _waiting.ForEach(row => row.Stream.IsBroken = true);
                _refused.UnionWith(_waiting.Select(row => row.Position));
                _waiting.Clear();
                throw new ExecutionStoreException("The disk is full.");
            }

            foreach (var row in _waiting)
            {
                disk.Safe.Add((row.Stream.ExecutionId, row.Stream.Number, row.Entry));
            }

            _waiting.Clear();
        }
    }
}
