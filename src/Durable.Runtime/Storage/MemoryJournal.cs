using System.Runtime.CompilerServices;

namespace Durable.Runtime.Storage;

/// <summary>A journal that lasts as long as the process.</summary>
internal sealed class MemoryJournal : IExecutionJournal
{
    private long _lastNumber;

    public IExecutionArchive? Archive => null;

    public async IAsyncEnumerable<JournalRecord> OpenAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public JournalStream CreateStream(string executionId) =>
        new Stream(executionId, Interlocked.Increment(ref _lastNumber));

    public long Enqueue(JournalStream stream, params ReadOnlySpan<JournalEntry> entries)
    {
        var known = ((Stream)stream).Entries;
        lock (known)
        {
            known.AddRange(entries);
        }

        return 0;
    }

    public ValueTask CommitAsync(long position, CancellationToken cancellationToken = default) =>
        ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<JournalEntry>> ReadAsync(
        JournalStream stream,
        CancellationToken cancellationToken = default)
    {
        var entries = ((Stream)stream).Entries;
        lock (entries)
        {
            return new([.. entries]);
        }
    }

    public ValueTask RemoveAsync(
        IReadOnlyCollection<JournalStream> streams,
        CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Stream(string executionId, long number) : JournalStream(executionId, number)
    {
        public List<JournalEntry> Entries { get; } = [];
    }
}
