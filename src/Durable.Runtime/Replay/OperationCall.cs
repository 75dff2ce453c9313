using System.Globalization;
using System.Text;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>A durable call: which operation of which context, and how it is recorded.</summary>
internal sealed class OperationCall(DurableContext context, string id, OperationType type, string? name, string? subType)
{
    public DurableContext Context { get; } = context;

    public Invocation Invocation => Context.Invocation;

    public string Id { get; } = id;

    public string? Name { get; } = name;

    public string? SubType { get; } = subType;

    /// <summary>The record of this operation; <c>null</c> when it is new.</summary>
    /// <exception cref="NonDeterministicExecutionException">History holds another operation in its place.</exception>
    public OperationRecord? Visit()
    {
        var record = Invocation.Log.Visit(Id);
        if (record is null)
        {
            return null;
        }

        var isSameName = record.Name is null || Name is null || WireNames.AreSame(record.Name, Name);
        if (record.Type != type || !isSameName)
        {
            var (recorded, asked) = (Describe.Operation(record), Describe.Operation(type, Name, Id));
            throw Invocation.Mismatch(
                $"History holds {recorded} where {Context.Scope.DisplayName} now asks for {asked} (operation {Id}).");
        }

        return record;
    }

    public NonDeterministicExecutionException Unexpected(OperationRecord record) =>
        Invocation.Mismatch(
            $"{Describe.Operation(record)} is recorded as {Wire.NameOf(record.Status)}, which it cannot be.");

    public OperationUpdate Update(
        OperationAction action,
        string? payload = null,
        ErrorObject? error = null,
        int delaySeconds = 0,
        long startedAt = 0,
        bool replayChildren = false) => new()
    {
        Id = Id,
        Type = type,
        Action = action,
        ParentId = Context.Scope.ParentId,
        Name = Name,
        SubType = SubType,
        Payload = payload,
        Error = error,
        DelaySeconds = delaySeconds,
        StartedAt = startedAt,
        ReplayChildren = replayChildren,
    };

    /// <summary>Whether an operation may record a payload.</summary>
    public bool Fits(string? payload)
    {
        var largest = Invocation.Options.Quota.PayloadBytes;
        return payload is null || payload.Length <= largest / 3 || Encoding.UTF8.GetByteCount(payload) <= largest;
    }

    /// <exception cref="PayloadTooLargeException">The payload is larger than an operation may record.</exception>
    public string? Checked(string? payload) => Fits(payload)
        ? payload
        : throw new PayloadTooLargeException(string.Create(
            CultureInfo.InvariantCulture,
            $"The payload of {Describe.Operation(type, Name, Id)} has {Payloads.SizeOf(payload)} bytes; at most {Invocation.Options.Quota.PayloadBytes} can be recorded."));
}
