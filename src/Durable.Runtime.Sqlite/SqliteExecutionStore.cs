using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// A store in one SQLite file, which survives the process. While it is open SQLite keeps two more files beside it
/// (<c>-wal</c>, <c>-shm</c>), and a third (<c>-lock</c>) keeps other processes out.
/// </summary>
/// <remarks>
/// Many executions share one commit, so that a hundred of them cost hardly more disk than one. Executions that wait for
/// long leave memory, ended ones move to an archive inside the file.
/// </remarks>
/// <example>
/// <code>
/// await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = new SqliteExecutionStore("orders.db") });
/// </code>
/// </example>
public sealed class SqliteExecutionStore : JournaledExecutionStore
{
    /// <summary>Creates the store; the file is opened, and created where there is none, with
    /// <see cref="JournaledExecutionStore.OpenAsync"/>, which a host calls. That throws <see cref="StoreInUseException"/>
    /// when the file is open elsewhere, <see cref="StoreDamagedException"/> when it is no store or a damaged one, and
    /// <see cref="ExecutionStoreException"/> when it cannot be written or comes from a newer version.</summary>
    /// <param name="path">The file. Its folder must exist, on a local disk.</param>
    /// <param name="options">The rules of the store; <c>null</c> means the defaults.</param>
    /// <param name="durability">What an acknowledged write survives.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public SqliteExecutionStore(
        string path,
        StoreOptions? options = null,
        SqliteDurability durability = SqliteDurability.Full)
        : base(new SqliteJournal(path, durability), options)
    {
    }
}
