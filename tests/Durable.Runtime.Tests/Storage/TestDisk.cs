using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>What journals of one test have in common: it outlives them, and can be full.</summary>
internal sealed class TestDisk
{
    /// <summary>Entries by execution, in the order in which they became safe.</summary>
    public List<(string ExecutionId, long Number, JournalEntry Entry)> Safe { get; } = [];

    public Dictionary<string, (ArchivedExecution Execution, List<JournalEntry> Entries)> Archive { get; } = [];

    public bool IsFull { get; set; }

    public bool IsUnreadable { get; set; }

    /// <summary>While it is set and not completed, the disk is slow: commits wait for it.</summary>
    public TaskCompletionSource? Slowness { get; set; }

    public int Reads { get; set; }

    public void CheckReadable()
    {
        if (IsUnreadable)
        {
            throw new ExecutionStoreException("The disk cannot be read.");
        }
    }
}
