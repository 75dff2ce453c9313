using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>The tables of a store, and how those of earlier versions become those of this one.</summary>
/// <remarks>
/// The journal is written at its end only and has no other index: clustering it by execution would touch a page for
/// every execution in a commit, and cost up to twenty times as much with a thousand of them.
/// </remarks>
internal static class Schema
{
    /// <summary>"S2DR" in the header of the file.</summary>
    public const long ApplicationId = 0x53324452;

    /// <summary>What makes version n + 1 of version n, beginning with an empty file.</summary>
    public static readonly IReadOnlyList<string> Migrations =
    [
        """
        CREATE TABLE journal (position INTEGER PRIMARY KEY, execution INTEGER NOT NULL, entries BLOB NOT NULL);
        CREATE TABLE archive (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            workflow TEXT NOT NULL,
            version TEXT NOT NULL,
            name TEXT NOT NULL,
            status INTEGER NOT NULL,
            started INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            operations INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            entries BLOB NOT NULL);
        CREATE UNIQUE INDEX archive_id ON archive (id);
        CREATE INDEX archive_ended ON archive (ended);
        CREATE TABLE holder (description TEXT NOT NULL, durability INTEGER NOT NULL);
        CREATE TABLE ballast (content BLOB NOT NULL);
        """,
    ];

    /// <summary>No store is smaller.</summary>
    public const int SmallestFile = 4_096;

    /// <summary>What is written and deleted again so that the files have room; the log is longer from then on.</summary>
    public const int BallastBytes = 6 * 1024 * 1024;

    /// <summary>Throws when the file is something else.</summary>
    public static void CheckIsStore(Database database)
    {
        var isStore = database.Number("PRAGMA application_id") == ApplicationId;
        if (!isStore && database.Number("SELECT count(*) FROM sqlite_master") > 0)
        {
            throw new StoreDamagedException($"'{database.Path}' is an SQLite file, but not a store of executions.");
        }
    }

    /// <summary>Throws when the file has another version than this program writes. For those who must not upgrade it.
    /// </summary>
    public static void CheckIsCurrent(Database database)
    {
        var version = database.Number("PRAGMA user_version");
        if (version != Migrations.Count)
        {
            throw new ExecutionStoreException(FormattableString.Invariant(
                $"'{database.Path}' has version {version} of the store; this program reads version {Migrations.Count}. ")
                + (version > Migrations.Count ? "Use a newer one." : "It is upgraded when a host opens it."));
        }
    }

    /// <summary>Brings the file up to this version.</summary>
    /// <param name="database">A connection that writes.</param>
    /// <param name="migrations">The versions; tests have their own.</param>
    public static void Upgrade(Database database, IReadOnlyList<string>? migrations = null)
    {
        migrations ??= Migrations;
        var version = database.Number("PRAGMA user_version");
        if (version > migrations.Count)
        {
            throw new ExecutionStoreException(FormattableString.Invariant(
                $"'{database.Path}' has version {version} of the store; this program knows versions up to {migrations.Count}. Use a newer one."));
        }

        for (var next = (int)version; next < migrations.Count; next++)
        {
            try
            {
                database.Execute(FormattableString.Invariant(
                    $"BEGIN; {migrations[next]} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {next + 1}; COMMIT"));
            }
            catch
            {
                database.Rollback();
                throw;
            }
        }
    }

    /// <summary>
    /// Makes the files as large as they will be soon. Writing where a file has room takes half the time of making it
    /// longer, because the file system has less to remember.
    /// </summary>
    public static void Grow(Database database)
    {
        var log = new FileInfo(database.Path + "-wal");
        if (!log.Exists || log.Length < BallastBytes)
        {
            database.Execute(FormattableString.Invariant($"INSERT INTO ballast VALUES (zeroblob({BallastBytes}))"));
            database.Execute("DELETE FROM ballast");
        }
    }
}
