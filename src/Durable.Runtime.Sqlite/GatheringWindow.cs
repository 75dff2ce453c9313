using System.Diagnostics;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// How long a commit waits for company. Many who wait for one commit go on together, and write again together; the first
/// of them, if it wrote at once, would make all others wait for a commit that carries one row.
/// </summary>
/// <remarks>
/// It waits for as many rows as the last commit had, and at most for half of the time that commit took, counted from
/// its end. When they do not come back, say because their steps take long, the next commit is small, and those after it
/// wait for nobody: one execution alone never waits.
/// </remarks>
internal sealed class GatheringWindow
{
    /// <summary>For fewer rows it is not worth to wait.</summary>
    private const int FewestRows = 8;

    private static readonly long Longest = Stopwatch.Frequency / 2_000;

    private int _expected;
    private int _arrived;
    private long _closed;
    private long _end;

    /// <summary>Notes how many rows wait to be written.</summary>
    public void Arrived(int rows) => Volatile.Write(ref _arrived, rows);

    /// <summary>Waits until as many rows have come as can be expected, or the time is over. For the one who writes.
    /// </summary>
    public void Wait()
    {
        if (_expected < FewestRows)
        {
            return;
        }

        // Others have work to do on this thread's processor; to sleep would take longer than the commit.
        var spin = new SpinWait();
        while (Volatile.Read(ref _arrived) < _expected && Stopwatch.GetTimestamp() < _end)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>Notes that a commit begins.</summary>
    /// <param name="rows">How many rows it has.</param>
    public void Close(int rows)
    {
        (_expected, _arrived) = (rows, 0);
        _closed = Stopwatch.GetTimestamp();
    }

    /// <summary>Notes that the commit is safe, and those who wait for it are about to go on.</summary>
    public void Open()
    {
        var now = Stopwatch.GetTimestamp();
        _end = now + Math.Min((now - _closed) / 2, Longest);
    }
}
