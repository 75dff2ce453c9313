namespace Durable.Runtime.Storage;

/// <summary>
/// One line of an execution's journal. The journal is the truth: what an execution looks like, and its history, follow
/// from its entries in order. Times are milliseconds since 1970.
/// </summary>
/// <param name="Timestamp">When it happened.</param>
public abstract record JournalEntry(long Timestamp);

/// <summary>The execution started.</summary>
/// <param name="Timestamp">When.</param>
/// <param name="Start">With what; the name is always set.</param>
public sealed record ExecutionStartedEntry(long Timestamp, ExecutionStart Start) : JournalEntry(Timestamp)
{
    /// <summary>The id of the execution.</summary>
    public string ExecutionId => ExecutionNames.IdOf(Start);
}

/// <summary>An invocation changed an operation.</summary>
/// <param name="Timestamp">When it was recorded.</param>
/// <param name="Update">The change.</param>
/// <param name="CallbackId">The id the store made for a callback.</param>
public sealed record OperationUpdatedEntry(long Timestamp, OperationUpdate Update, string? CallbackId)
    : JournalEntry(Timestamp);

/// <summary>A wait, a callback or a chained invoke ended.</summary>
/// <param name="Timestamp">When.</param>
/// <param name="OperationId">The operation.</param>
/// <param name="Status">How.</param>
/// <param name="Payload">The serialized result.</param>
/// <param name="Error">The error.</param>
public sealed record OperationCompletedEntry(
    long Timestamp,
    string OperationId,
    OperationStatus Status,
    string? Payload,
    ErrorObject? Error) : JournalEntry(Timestamp);

/// <summary>A callback's heartbeat arrived. Not an event of the history.</summary>
/// <param name="Timestamp">When.</param>
/// <param name="OperationId">The operation.</param>
public sealed record HeartbeatEntry(long Timestamp, string OperationId) : JournalEntry(Timestamp);

/// <summary>An invocation ended.</summary>
/// <param name="Timestamp">When.</param>
/// <param name="StartTimestamp">When it began.</param>
/// <param name="RequestId">Its id.</param>
/// <param name="Error">What broke it off; <c>null</c> when it answered.</param>
/// <param name="SeenEntries">How many entries the execution had when the invocation began: so much it has seen.</param>
public sealed record InvocationCompletedEntry(
    long Timestamp,
    long StartTimestamp,
    string RequestId,
    ErrorObject? Error,
    int SeenEntries) : JournalEntry(Timestamp);

/// <summary>The execution ended.</summary>
/// <param name="Timestamp">When.</param>
/// <param name="Status">How.</param>
/// <param name="Result">The serialized result.</param>
/// <param name="Error">The error.</param>
public sealed record ExecutionEndedEntry(long Timestamp, ExecutionStatus Status, string? Result, ErrorObject? Error)
    : JournalEntry(Timestamp);
