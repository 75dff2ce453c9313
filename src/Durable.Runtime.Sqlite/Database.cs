using Durable.Runtime.Storage;
using SQLitePCL;

namespace Durable.Runtime.Sqlite;

/// <summary>One connection to a file. For one thread at a time.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE.</summary>
    private const int KeepLogOnClose = 1006;

    private readonly sqlite3 _handle;
    private readonly List<Statement> _statements = [];

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle, string path)
    {
        _handle = handle;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Whether closing leaves the write-ahead log as it is, instead of moving it into the file. It does, unless
    /// something else is said: what cannot be used is not to be changed.</summary>
    public bool KeepsLog
    {
        set => raw.sqlite3_db_config(_handle, KeepLogOnClose, value ? 1 : 0, out _);
    }

    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") == 1;

    /// <summary>Opens a connection.</summary>
    /// <param name="path">The file.</param>
    /// <param name="canWrite">Whether to write; then the file is created where there is none.</param>
    public static Database Open(string path, bool canWrite)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX
            | (canWrite ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY);
        var code = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var database = new Database(handle, path);
        try
        {
            database.Check(code);
            raw.sqlite3_extended_result_codes(handle, 1);
            raw.sqlite3_busy_timeout(handle, 5_000);
            database.KeepsLog = true;
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Runs a statement that answers with one number.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>Runs a statement that answers with one text.</summary>
    public string? Text(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : null;
    }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Prepares a statement; it lives as long as the connection, or until it is disposed.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        var statement = new Statement(this, handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Ends a transaction that failed. SQLite may have done so itself.</summary>
    public void Rollback() => raw.sqlite3_exec(_handle, "ROLLBACK");

    public void Forget(Statement statement) => _statements.Remove(statement);

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Failures.Of(code, raw.sqlite3_errmsg(_handle).utf8_to_string(), Path);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.ToArray())
        {
            statement.Dispose();
        }

        raw.sqlite3_close_v2(_handle);
    }
}
