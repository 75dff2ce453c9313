using System.Runtime.CompilerServices;

namespace Durable.Runtime.Storage;

/// <summary>A journal that lasts as long as the process.</summary>
internal sealed class MemoryJournal : IExecutionJournal
{
    public async IAsyncEnumerable<JournalRecord> OpenAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public JournalStream CreateStream(string executionId) => new Stream(executionId);

    public long Enqueue(JournalStream stream, JournalEntry entry)
    {
        var entries = ((Stream)stream).Entries;
        lock (entries)
        {
            entries.Add(entry);
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

    private sealed class Stream(string executionId) : JournalStream(executionId)
    {
        public List<JournalEntry> Entries { get; } = [];
    }
}
