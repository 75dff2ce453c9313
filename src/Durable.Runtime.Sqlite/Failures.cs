using Durable.Runtime.Storage;
using SQLitePCL;

namespace Durable.Runtime.Sqlite;

/// <summary>Says what SQLite's result codes mean for a store.</summary>
internal static class Failures
{
    public static ExecutionStoreException Of(int code, string message, string path) => (code & 0xff) switch
    {
        raw.SQLITE_FULL => new StoreFullException(
            $"There is no room left for '{path}'. Nothing that was acknowledged is lost; free some space to go on."),
        raw.SQLITE_NOTADB => new StoreDamagedException($"'{path}' is not a store, or its beginning is damaged."),
        raw.SQLITE_CORRUPT => Damaged(path, message),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreInUseException(
            $"'{path}' is locked by another program ({message})."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => ReadOnly(path),
        raw.SQLITE_CANTOPEN => new ExecutionStoreException(
            $"'{path}' cannot be opened: does its folder exist, and may this process write there?"),
        _ => new ExecutionStoreException($"'{path}': {message} (SQLite {code})."),
    };

    public static ExecutionStoreException ReadOnly(string path) =>
        new($"'{path}' cannot be written: the file, its folder or the disk is read-only.");

    public static StoreDamagedException UnreadableRow(string path, long position, FormatException exception) =>
        Damaged(path, FormattableString.Invariant($"row {position} of the journal cannot be read: {exception.Message}"));

    public static StoreDamagedException Damaged(string path, string what) => new(
        $"The store '{path}' is damaged: {what}. It is left as it is. Put a backup in its place, together with the "
        + "-wal file if the backup has one.");
}
