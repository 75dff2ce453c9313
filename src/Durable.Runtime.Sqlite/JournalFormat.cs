using System.Buffers.Binary;
using System.Numerics;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Journal entries as bytes. A row holds one or more entries that became safe together, each of them a kind, a time and
/// the fields of its kind, in the order of the methods here. Kinds and enumerations keep their numbers for ever; a new
/// field needs a new kind.
/// </summary>
internal static class JournalFormat
{
    /// <summary>How many bytes at the end of a row are its checksum.</summary>
    public const int ChecksumLength = sizeof(uint);

    /// <summary>The place of rows in the archive, whose executions have one row each.</summary>
    public const long Archived = -1;

    private enum Kind : byte
    {
        Started = 1,
        Updated = 2,
        Completed = 3,
        Heartbeat = 4,
        Invocation = 5,
        Ended = 6,
    }

    public static void Write(RowWriter row, JournalEntry entry)
    {
        switch (entry)
        {
            case ExecutionStartedEntry started:
                Begin(row, Kind.Started, entry);
                Write(row, started.Start);
                break;
            case OperationUpdatedEntry updated:
                Begin(row, Kind.Updated, entry);
                Write(row, updated.Update);
                row.Text(updated.CallbackId);
                break;
            case OperationCompletedEntry completed:
                Begin(row, Kind.Completed, entry);
                row.Text(completed.OperationId);
                row.Byte((byte)completed.Status);
                row.Text(completed.Payload);
                row.Error(completed.Error);
                break;
            case HeartbeatEntry heartbeat:
                Begin(row, Kind.Heartbeat, entry);
                row.Text(heartbeat.OperationId);
                break;
            case InvocationCompletedEntry invocation:
                Begin(row, Kind.Invocation, entry);
                row.Signed(invocation.StartTimestamp);
                row.Text(invocation.RequestId);
                row.Error(invocation.Error);
                row.Number((ulong)invocation.SeenEntries);
                break;
            case ExecutionEndedEntry ended:
                Begin(row, Kind.Ended, entry);
                row.Byte((byte)ended.Status);
                row.Text(ended.Result);
                row.Error(ended.Error);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry));
        }
    }

    /// <exception cref="FormatException">The row holds something else.</exception>
    public static JournalEntry Read(ref RowReader row)
    {
        var kind = (Kind)row.Byte();
        var timestamp = row.Signed();
        return kind switch
        {
            Kind.Started => new ExecutionStartedEntry(timestamp, ReadStart(ref row)),
            Kind.Updated => new OperationUpdatedEntry(timestamp, ReadUpdate(ref row), row.Text()),
            Kind.Completed => new OperationCompletedEntry(
                timestamp, row.RequiredText(), ReadOperationStatus(ref row), row.Text(), row.Error()),
            Kind.Heartbeat => new HeartbeatEntry(timestamp, row.RequiredText()),
            Kind.Invocation => new InvocationCompletedEntry(
                timestamp, row.Signed(), row.RequiredText(), row.Error(), row.Int32()),
            Kind.Ended => new ExecutionEndedEntry(
                timestamp, ReadExecutionStatus(ref row), row.Text(), row.Error()),
            _ => throw new FormatException($"there are no entries of kind {(byte)kind}"),
        };
    }

    /// <summary>A checksum over a row and its place, so that neither a changed bit nor a row in the wrong place goes
    /// unnoticed.</summary>
    public static uint Checksum(uint body, long position, long execution) =>
        BitOperations.Crc32C(BitOperations.Crc32C(body, (ulong)execution), (ulong)position);

    /// <summary>The part of the checksum that does not depend on the place.</summary>
    public static uint Checksum(ReadOnlySpan<byte> body)
    {
        var sum = uint.MaxValue;
        for (; body.Length >= sizeof(ulong); body = body[sizeof(ulong)..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(body));
        }

        foreach (var rest in body)
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return sum;
    }

    /// <summary>A row without its checksum, which is tested.</summary>
    /// <exception cref="FormatException">The row is damaged.</exception>
    public static ReadOnlySpan<byte> BodyOf(long position, long execution, ReadOnlySpan<byte> row)
    {
        var body = row.Length > ChecksumLength ? row[..^ChecksumLength] : throw new FormatException("it is too short");
        var expected = BinaryPrimitives.ReadUInt32LittleEndian(row[^ChecksumLength..]);
        return Checksum(Checksum(body), position, execution) == expected
            ? body
            : throw new FormatException("its checksum is wrong");
    }

    /// <summary>The entries of a row.</summary>
    /// <param name="body">The row without its checksum.</param>
    /// <param name="names">Texts that come again and again.</param>
    /// <param name="into">Where the entries go.</param>
    /// <exception cref="FormatException">The row is damaged.</exception>
    public static void ReadAll(ReadOnlySpan<byte> body, NameCache names, List<JournalEntry> into)
    {
        var reader = new RowReader(body, names);
        while (!reader.IsAtEnd)
        {
            into.Add(Read(ref reader));
        }
    }

    private static OperationStatus ReadOperationStatus(ref RowReader row) =>
        (OperationStatus)row.Enum((int)OperationStatus.Stopped, nameof(OperationStatus));

    private static ExecutionStatus ReadExecutionStatus(ref RowReader row) =>
        (ExecutionStatus)row.Enum((int)ExecutionStatus.Stopped, nameof(ExecutionStatus));

    private static void Begin(RowWriter row, Kind kind, JournalEntry entry)
    {
        row.Byte((byte)kind);
        row.Signed(entry.Timestamp);
    }

    private static void Write(RowWriter row, ExecutionStart start)
    {
        row.Text(start.Workflow);
        row.Text(start.Version);
        row.Text(start.Name);
        row.Text(start.Input);
        row.Signed(start.Timeout?.Ticks ?? -1);
        row.Text(start.ParentExecutionId);
        row.Text(start.ParentOperationId);
    }

    private static ExecutionStart ReadStart(ref RowReader row) => new()
    {
        Workflow = row.RequiredName(),
        Version = row.RequiredName(),
        Name = row.RequiredText(),
        Input = row.Text(),
        Timeout = row.Signed() is var ticks and >= 0 ? TimeSpan.FromTicks(ticks) : null,
        ParentExecutionId = row.Text(),
        ParentOperationId = row.Text(),
    };

    private static void Write(RowWriter row, OperationUpdate update)
    {
        row.Text(update.Id);
        row.Byte((byte)update.Type);
        row.Byte((byte)update.Action);
        row.Text(update.ParentId);
        row.Text(update.Name);
        row.Text(update.SubType);
        row.Text(update.Payload);
        row.Error(update.Error);
        row.Signed(update.DelaySeconds);
        row.Signed(update.TimeoutSeconds);
        row.Signed(update.HeartbeatTimeoutSeconds);
        row.Text(update.FunctionName);
        row.Text(update.TenantId);
        row.Byte(update.ReplayChildren ? (byte)1 : (byte)0);
        row.Signed(update.StartedAt);
    }

    private static OperationUpdate ReadUpdate(ref RowReader row) => new()
    {
        Id = row.RequiredName(),
        Type = (OperationType)row.Enum((int)OperationType.ChainedInvoke, nameof(OperationType)),
        Action = (OperationAction)row.Enum((int)OperationAction.Cancel, nameof(OperationAction)),
        ParentId = row.Name(),
        Name = row.Name(),
        SubType = row.Name(),
        Payload = row.Text(),
        Error = row.Error(),
        DelaySeconds = (int)row.Signed(),
        TimeoutSeconds = (int)row.Signed(),
        HeartbeatTimeoutSeconds = (int)row.Signed(),
        FunctionName = row.Name(),
        TenantId = row.Text(),
        ReplayChildren = row.Byte() != 0,
        StartedAt = row.Signed(),
    };
}
