using System.Globalization;
using System.Text;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Results of steps that are larger than one operation may record, in parts: operations of their own that travel in front
/// of the end of the step, which then holds only where they are.
/// <code>
///   STEP 7-1  SUCCEED  first 256 KB
///   STEP 7-2  SUCCEED  the rest
///   STEP 7    SUCCEED  "parts of 7: 1 to 2"
/// </code>
/// Where a request may be cut in two, a crash can leave parts without the end of the step. They are passed over, and the
/// next attempt takes the numbers behind them.
/// </summary>
internal static class ResultParts
{
    /// <summary>The sub-type of a part.</summary>
    public const string SubType = "StepResultPart";

    // No serializer of JSON begins like this.
    private const string Mark = "parts of ";

    /// <summary>Records the parts of a payload.</summary>
    /// <returns>What the step records in place of the payload.</returns>
    public static string Record(OperationCall call, string payload)
    {
        var first = 1;
        while (call.Invocation.Log.Find(IdOf(call, first)) is not null)
        {
            first++;
        }

        var next = first;
        foreach (var part in Cut(payload, call.Invocation.Options.Quota.PayloadBytes))
        {
            call.Invocation.RecordLazily(new OperationUpdate
            {
                Id = IdOf(call, next++),
                Type = OperationType.Step,
                Action = OperationAction.Succeed,
                ParentId = call.Context.Scope.ParentId,
                SubType = SubType,
                Payload = part,
                StartedAt = call.Invocation.Now,
            });
        }

        return string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(call)}{first} to {next - 1}");
    }

    /// <summary>The payload that a step recorded, put together again if it is in parts.</summary>
    public static string? Read(OperationCall call, string? recorded) =>
        recorded is not null && recorded.StartsWith(Mark, StringComparison.Ordinal) ? Joined(call, recorded) : recorded;

    private static string Joined(OperationCall call, string recorded)
    {
        var prefix = PrefixOf(call);
        if (!recorded.StartsWith(prefix, StringComparison.Ordinal)
            || recorded[prefix.Length..].Split(" to ") is not [var from, var to]
            || !int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            return recorded;
        }

        var payload = new StringBuilder();
        for (var number = first; number <= last; number++)
        {
            payload.Append(call.Invocation.Log.Find(IdOf(call, number))?.Result ?? throw call.Invocation.Mismatch(
                string.Create(CultureInfo.InvariantCulture, $"Part {number} of the result of operation {call.Id} is missing.")));
        }

        return payload.ToString();
    }

    /// <summary>Cuts a text into pieces of so many bytes in UTF-8 at most, between characters.</summary>
    public static IEnumerable<string> Cut(string text, int bytes)
    {
        var buffer = new byte[bytes];
        var encoder = Encoding.UTF8.GetEncoder();
        for (var start = 0; start < text.Length;)
        {
            encoder.Convert(text.AsSpan(start), buffer, flush: true, out var used, out _, out _);
            yield return text.Substring(start, used);
            start += used;
        }
    }

    private static string PrefixOf(OperationCall call) => $"{Mark}{call.Id}: ";

    private static string IdOf(OperationCall call, int number) => call.Context.Scope.UnitId(call.Id, number - 1);
}
