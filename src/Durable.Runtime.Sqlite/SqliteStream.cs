using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>Which rows of the journal an execution has. Guarded by the lock of the <see cref="CommitQueue"/>.</summary>
internal sealed class SqliteStream(string executionId, long number) : JournalStream(executionId, number)
{
    private long[] _rows = [];
    private int _count;

    /// <summary>Whether the execution was archived or removed, and has no rows in the journal any more.</summary>
    public bool HasLeft { get; private set; }

    public ReadOnlySpan<long> Rows => _rows.AsSpan(0, _count);

    public void Add(long position)
    {
        if (_count == _rows.Length)
        {
            var rows = new long[Math.Max(4, _count + (_count / 2))];
            Array.Copy(_rows, rows, _count);
            _rows = rows;
        }

        _rows[_count++] = position;
    }

    /// <summary>Forgets the rows from a position on.</summary>
    public void CutFrom(long position)
    {
        while (_count > 0 && _rows[_count - 1] >= position)
        {
            _count--;
        }
    }

    public void Leave()
    {
        HasLeft = true;
        (_rows, _count) = ([], 0);
    }
}
