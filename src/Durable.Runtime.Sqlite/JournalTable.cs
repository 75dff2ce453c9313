using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>The table of entries that are not archived, read from its beginning to its end.</summary>
internal static class JournalTable
{
    /// <summary>Reads the journal row by row, in order.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="names">Texts that come again and again.</param>
    /// <param name="entries">Holds the entries of the row that was just answered.</param>
    public static IEnumerable<(long Position, long Execution)> Read(
        Database database,
        NameCache names,
        List<JournalEntry> entries)
    {
        using var all = database.Prepare("SELECT position, execution, entries FROM journal ORDER BY position");
        while (all.Step())
        {
            var (position, execution) = (all.Int64(0), all.Int64(1));
            entries.Clear();
            try
            {
                JournalFormat.ReadAll(JournalFormat.BodyOf(position, execution, all.Blob(2)), names, entries);
            }
            catch (FormatException exception)
            {
                throw Unreadable(database.Path, position, exception);
            }

            yield return (position, execution);
        }
    }

    public static StoreDamagedException Unreadable(string path, long position, FormatException exception) =>
        Failures.Damaged(
            path, FormattableString.Invariant($"row {position} of the journal cannot be read: {exception.Message}"));
}
