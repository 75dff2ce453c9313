namespace Durable.Runtime.Storage;

/// <summary>Options of a <see cref="JournaledExecutionStore"/>.</summary>
public sealed record StoreOptions
{
    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How often in a row an invocation may break off without having recorded anything before the execution
    /// fails. Default 5.</summary>
    public int MaxInvocationFailures { get; init; } = 5;

    /// <summary>How long to wait after an invocation that broke off, or after the journal refused entries. Default
    /// 5 s.</summary>
    public TimeSpan InvocationRetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest callback result in bytes of UTF-8. Default 262,144.</summary>
    public int LargestCallbackPayload { get; init; } = 262_144;

    /// <summary>The largest input of an execution in bytes of UTF-8. Default 6 MB.</summary>
    public int LargestInput { get; init; } = 6 * 1024 * 1024;

    /// <summary>How many bytes the operations and payloads of waiting executions may take in memory, about; those that
    /// have waited longest are read from the journal when they go on. Default 16 MB. A store in memory has no use for it.
    /// </summary>
    public long IdleMemory { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many ended executions gather before they go to the journal's archive, if it has one: when none is
    /// running, or when sixteen times as many have gathered. Default 1,000.</summary>
    public int ArchiveBatch { get; init; } = 1_000;

    /// <summary>How long executions are kept after their end; looked after once an hour. Until then no other of their
    /// workflow can have their name. Default 14 days, as on the AWS service; <c>null</c>: until
    /// <see cref="IExecutionStore.PurgeAsync"/> is called.</summary>
    public TimeSpan? Retention { get; init; } = TimeSpan.FromDays(14);
}
