using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <content>Ended executions.</content>
internal sealed partial class SqliteJournal : IExecutionArchive
{
    /// <summary>About so many rows move in one transaction: commits of running executions wait for it.</summary>
    private const int RowsAtOnce = 500;

    public async ValueTask AddAsync(
        IReadOnlyCollection<ArchivedExecution> executions,
        CancellationToken cancellationToken = default)
    {
        var rows = 0;
        var part = new List<(ArchivedExecution Execution, long[] Rows)>();
        foreach (var execution in executions.Where(execution => execution.Stream is SqliteStream { HasLeft: false }))
        {
            var own = _queue.RowsOf((SqliteStream)execution.Stream);
            await _queue.CommitAsync(own[^1], cancellationToken);
            part.Add((execution, own));
            rows += own.Length;
            if (rows >= RowsAtOnce)
            {
                Add(part);
                rows = 0;
            }
        }

        Add(part);
    }

    public ValueTask<ArchivedExecution?> FindAsync(string executionId, CancellationToken cancellationToken = default) =>
        new(Read(reader => reader.Find(executionId)));

    public ValueTask<IReadOnlyList<ArchivedExecution>> ListAsync(
        ExecutionQuery query,
        long? beyond,
        int count,
        CancellationToken cancellationToken = default) =>
        new(Read(reader => reader.List(query, beyond, count)));

    public ValueTask<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken = default)
    {
        var (total, purged) = (0, 0);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            purged = Writer.Purge(endedBefore.ToUnixTimeMilliseconds());
            total += purged;
        }
        while (purged > 0);

        return new(total);
    }

    public ValueTask RemoveAsync(
        IReadOnlyCollection<JournalStream> streams,
        CancellationToken cancellationToken = default)
    {
        foreach (var part in streams.Cast<SqliteStream>().Chunk(RowsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Writer.Remove([.. part.SelectMany(_queue.RowsOf)]);
            _queue.Leave(part);
        }

        return ValueTask.CompletedTask;
    }

    private void Add(List<(ArchivedExecution Execution, long[] Rows)> part)
    {
        if (part.Count > 0)
        {
            Writer.Archive(part);
            _queue.Leave(part.Select(one => one.Execution.Stream).Cast<SqliteStream>());
            part.Clear();
        }
    }
}
