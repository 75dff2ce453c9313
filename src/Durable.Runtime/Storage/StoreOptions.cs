namespace Durable.Runtime.Storage;

/// <summary>Options of a <see cref="JournaledExecutionStore"/>.</summary>
public sealed record StoreOptions
{
    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How often in a row an invocation may break off before the execution fails. Default 5.</summary>
    public int MaxInvocationFailures { get; init; } = 5;

    /// <summary>How long to wait after an invocation that broke off. Default 5 s.</summary>
    public TimeSpan InvocationRetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest callback result in bytes of UTF-8. Default 262,144.</summary>
    public int LargestCallbackPayload { get; init; } = 262_144;

    /// <summary>The largest input of an execution in bytes of UTF-8. Default 6 MB.</summary>
    public int LargestInput { get; init; } = 6 * 1024 * 1024;
}
