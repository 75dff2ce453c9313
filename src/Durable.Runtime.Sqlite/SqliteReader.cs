using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>A connection that reads, beside the one that writes. For one thread at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string Summary =
        "SELECT number, id, workflow, version, name, status, started, ended, operations, bytes FROM archive";

    private readonly Database _database;
    private readonly Statement _begin;
    private readonly Statement _end;
    private readonly Statement _row;
    private readonly Statement _archived;
    private readonly Statement _find;
    private readonly NameCache _names = new();

    public SqliteReader(string path)
    {
        _database = Database.Open(path, canWrite: false);
        _database.Execute("PRAGMA cache_size = -512");
        _begin = _database.Prepare("BEGIN");
        _end = _database.Prepare("COMMIT");
        _row = _database.Prepare("SELECT entries FROM journal WHERE position = ?");
        _archived = _database.Prepare("SELECT entries FROM archive WHERE number = ?");
        _find = _database.Prepare($"{Summary} WHERE id = ?");
    }

    /// <summary>Reads the journal, all of it.</summary>
    public JournalScan Scan() => new(_database);

    /// <summary>Reads rows of the journal, all or, when one is gone, none. In one transaction: SQLite takes and leaves a
    /// lock of the file for each.</summary>
    public List<JournalEntry>? TryRead(long execution, long[] positions)
    {
        var entries = new List<JournalEntry>(positions.Length);
        _begin.Run();
        try
        {
            var isWhole = positions.All(position => TryRead(_row, position, position, execution, entries));
            _end.Run();
            return isWhole ? entries : null;
        }
        catch
        {
            // A transaction that stayed open would keep the write-ahead log from being used again.
            _database.Rollback();
            throw;
        }
    }

    /// <summary>Reads an execution in the archive; none, when it is not there.</summary>
    public List<JournalEntry> ReadArchived(long execution)
    {
        var entries = new List<JournalEntry>();
        TryRead(_archived, execution, JournalFormat.Archived, execution, entries);
        return entries;
    }

    public ArchivedExecution? Find(string executionId)
    {
        try
        {
            return _find.Bind(1, executionId).Step() ? Described(_find) : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    /// <summary>Lists executions in the archive.</summary>
    public List<ArchivedExecution> List(ExecutionQuery query, long? beyond, int count)
    {
        var (sql, bind) = Conditions(query, beyond);
        var direction = query.ReverseOrder ? "ASC" : "DESC";
        using var statement = _database.Prepare($"{Summary} WHERE {sql} ORDER BY number {direction} LIMIT ?");
        for (var i = 0; i < bind.Count; i++)
        {
            bind[i](statement, i + 1);
        }

        statement.Bind(bind.Count + 1, count);
        var found = new List<ArchivedExecution>();
        while (statement.Step())
        {
            found.Add(Described(statement));
        }

        return found;
    }

    public void Dispose() => _database.Dispose();

    private static (string Sql, List<Action<Statement, int>> Bind) Conditions(ExecutionQuery query, long? beyond)
    {
        var conditions = new List<string>();
        var bind = new List<Action<Statement, int>>();
        var begin = beyond ?? (query.ReverseOrder ? long.MinValue : long.MaxValue);
        Add(query.ReverseOrder ? "number > ?" : "number < ?", begin);
        AddText("workflow = ?", query.Workflow);
        AddText("name = ?", query.Name);
        Add("started >= ?", query.StartedAfter?.ToUnixTimeMilliseconds());
        Add("started <= ?", query.StartedBefore?.ToUnixTimeMilliseconds());
        if (query.Statuses is { } statuses)
        {
            conditions.Add($"status IN ({string.Join(", ", statuses.Select(status => $"{(int)status}"))})");
        }

        return (string.Join(" AND ", conditions), bind);

        void Add(string condition, long? value)
        {
            if (value is { } number)
            {
                conditions.Add(condition);
                bind.Add((statement, parameter) => statement.Bind(parameter, number));
            }
        }

        void AddText(string condition, string? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                bind.Add((statement, parameter) => statement.Bind(parameter, value));
            }
        }
    }

    private bool TryRead(Statement statement, long key, long position, long execution, List<JournalEntry> into)
    {
        try
        {
            if (!statement.Bind(1, key).Step())
            {
                return false;
            }

            JournalFormat.ReadAll(JournalFormat.BodyOf(position, execution, statement.Blob(0)), _names, into);
            return true;
        }
        catch (FormatException exception)
        {
            throw Failures.Damaged(
                _database.Path, FormattableString.Invariant($"row {key} cannot be read: {exception.Message}"));
        }
        finally
        {
            statement.Reset();
        }
    }

    private static ArchivedExecution Described(Statement row)
    {
        var id = row.Text(1) ?? "";
        return new ArchivedExecution(ArchivedStream(id, row.Int64(0)), new ExecutionInfo
        {
            Id = id,
            Workflow = row.Text(2) ?? "",
            Version = row.Text(3) ?? "",
            Name = row.Text(4) ?? "",
            Status = (ExecutionStatus)row.Int64(5),
            StartTime = DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(6)),
            EndTime = DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(7)),
            OperationCount = row.Int64(8),
            BytesWritten = row.Int64(9),
        });
    }

    private static SqliteStream ArchivedStream(string id, long number)
    {
        var stream = new SqliteStream(id, number);
        stream.Leave();
        return stream;
    }
}
