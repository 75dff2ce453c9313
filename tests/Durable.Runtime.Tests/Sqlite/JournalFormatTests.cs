using System.Text.Json;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>Entries as bytes.</summary>
public sealed class JournalFormatTests
{
    [Fact]
    public void Entries_are_read_as_they_were_written()
    {
        var random = new Random(4);
        for (var i = 0; i < 2_000; i++)
        {
            var entries = Enumerable.Range(0, random.Next(1, 4)).Select(_ => AnyEntry(random)).ToList();
            var row = RowWriter.Fresh();
            entries.ForEach(entry => JournalFormat.Write(row, entry));
            var read = new List<JournalEntry>();

            JournalFormat.ReadAll(row.Written, new NameCache(), read);

            Assert.Equal(entries.Select(Text), read.Select(Text));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00e9\u4e16\ud83d\ude00")]
    [InlineData("lone \ud800 half \udc00")]
    public void Texts_are_read_to_the_letter(string text)
    {
        var row = RowWriter.Fresh();
        JournalFormat.Write(row, new HeartbeatEntry(1, text));
        var read = new List<JournalEntry>();

        JournalFormat.ReadAll(row.Written, new NameCache(), read);

        Assert.Equal(text, Assert.IsType<HeartbeatEntry>(read[0]).OperationId, StringComparer.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_entries_are_refused()
    {
        var random = new Random(5);
        var refused = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var row = RowWriter.Fresh();
            JournalFormat.Write(row, AnyEntry(random));
            var bytes = row.Written.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            bytes = random.Next(2) == 0 ? bytes : bytes[..random.Next(bytes.Length)];
            try
            {
                JournalFormat.ReadAll(bytes, new NameCache(), []);
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1_000, 5_000);
    }

    [Fact]
    public void A_checksum_knows_the_row_and_its_place()
    {
        var body = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
        var sums = new HashSet<uint>
        {
            JournalFormat.Checksum(JournalFormat.Checksum(body), 1, 2),
            JournalFormat.Checksum(JournalFormat.Checksum(body), 2, 1),
            JournalFormat.Checksum(JournalFormat.Checksum(body), 1, 3),
            JournalFormat.Checksum(JournalFormat.Checksum(body.AsSpan(1)), 1, 2),
        };
        for (var bit = 0; bit < body.Length * 8; bit++)
        {
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            sums.Add(JournalFormat.Checksum(JournalFormat.Checksum(body), 1, 2));
            body[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(4 + (body.Length * 8), sums.Count);
    }

    /// <summary>What is on disks stays readable: a change here needs a new kind of entry.</summary>
    [Fact]
    public void The_format_of_version_1_does_not_change()
    {
        var row = RowWriter.Fresh();
        JournalFormat.Write(row, new ExecutionStartedEntry(1, new ExecutionStart
        {
            Workflow = "w",
            Name = "n",
            Input = "{}",
            Timeout = TimeSpan.FromTicks(300),
            ParentExecutionId = "p",
        }));
        JournalFormat.Write(row, new OperationUpdatedEntry(-1, AnUpdate(), "id"));
        JournalFormat.Write(row, new OperationCompletedEntry(2, "o", OperationStatus.TimedOut, "1", AnError()));
        JournalFormat.Write(row, new HeartbeatEntry(3, "\ud800"));
        JournalFormat.Write(row, new InvocationCompletedEntry(4, 5, "r", null, 6));
        JournalFormat.Write(row, new ExecutionEndedEntry(7, ExecutionStatus.Stopped, null, null));

        Assert.Equal(
            "010203770331036E057B7DD804037000"
            + "0201036F0400037005C3A90373000000780E00000112056964"
            + "0304036F060331010374036D0002036C"
            + "04060600D8"
            + "05080A03720006"
            + "060E040000",
            Convert.ToHexString(row.Written));
    }

    private static string Text(JournalEntry entry) => JsonSerializer.Serialize(entry, entry.GetType());

    private static OperationUpdate AnUpdate() => new()
    {
        Id = "o",
        Type = OperationType.Callback,
        Action = OperationAction.Start,
        ParentId = "p",
        Name = "\u00e9",
        SubType = "s",
        TimeoutSeconds = 60,
        HeartbeatTimeoutSeconds = 7,
        StartedAt = 9,
        ReplayChildren = true,
    };

    private static ErrorObject AnError() => new() { ErrorType = "t", ErrorMessage = "m", StackTrace = ["l"] };

    private static JournalEntry AnyEntry(Random random) => random.Next(6) switch
    {
        0 => new ExecutionStartedEntry(AnyNumber(random), new ExecutionStart
        {
            Workflow = AnyText(random) ?? "w",
            Version = AnyText(random) ?? "v",
            Name = AnyText(random) ?? "n",
            Input = AnyText(random),
            Timeout = random.Next(2) == 0 ? null : TimeSpan.FromTicks(random.NextInt64(long.MaxValue)),
            ParentExecutionId = AnyText(random),
            ParentOperationId = AnyText(random),
        }),
        1 => new OperationUpdatedEntry(AnyNumber(random), AnyUpdate(random), AnyText(random)),
        2 => new OperationCompletedEntry(
            AnyNumber(random), AnyText(random) ?? "", AnyOf<OperationStatus>(random), AnyText(random), AnyError(random)),
        3 => new HeartbeatEntry(AnyNumber(random), AnyText(random) ?? ""),
        4 => new InvocationCompletedEntry(
            AnyNumber(random), AnyNumber(random), AnyText(random) ?? "", AnyError(random), random.Next()),
        _ => new ExecutionEndedEntry(AnyNumber(random), AnyOf<ExecutionStatus>(random), AnyText(random), AnyError(random)),
    };

    private static OperationUpdate AnyUpdate(Random random) => new()
    {
        Id = AnyText(random) ?? "",
        Type = AnyOf<OperationType>(random),
        Action = AnyOf<OperationAction>(random),
        ParentId = AnyText(random),
        Name = AnyText(random),
        SubType = AnyText(random),
        Payload = AnyText(random),
        Error = AnyError(random),
        DelaySeconds = random.Next(),
        TimeoutSeconds = random.Next(),
        HeartbeatTimeoutSeconds = random.Next(10),
        FunctionName = AnyText(random),
        TenantId = AnyText(random),
        ReplayChildren = random.Next(2) == 0,
        StartedAt = AnyNumber(random),
    };

    private static ErrorObject? AnyError(Random random) => random.Next(2) == 0
        ? null
        : new ErrorObject
        {
            ErrorType = AnyText(random),
            ErrorMessage = AnyText(random),
            ErrorData = AnyText(random),
            StackTrace = random.Next(2) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(i => $"line {i}")],
        };

    private static long AnyNumber(Random random) => random.Next(3) switch
    {
        0 => random.Next(100) - 50,
        1 => random.NextInt64(long.MinValue, long.MaxValue),
        _ => 1_780_000_000_000 + random.Next(),
    };

    private static T AnyOf<T>(Random random)
        where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private static string? AnyText(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => "",
        2 => "plain",
        3 => "\u00e9\u4e16\ud83d\ude00",
        4 => new string('x', random.Next(5_000)),
        _ => "lone \ud800 half \udc00",
    };
}
