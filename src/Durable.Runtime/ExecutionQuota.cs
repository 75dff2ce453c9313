namespace Durable.Runtime;

/// <summary>What one execution may record. The engine logs a warning at 80 % and fails the execution past the limit.
/// </summary>
public sealed record ExecutionQuota
{
    /// <summary>The limits of the AWS service: 3,000 operations, 100 MB, 256 KB per payload.</summary>
    public static ExecutionQuota Service { get; } = new();

    /// <summary>No limits, except that results over 256 KB are still replayed instead of stored.</summary>
    public static ExecutionQuota Unlimited { get; } =
        new() { Operations = long.MaxValue, Bytes = long.MaxValue, PayloadBytes = int.MaxValue };

    /// <summary>The number of operations: steps with each retry, waits, callbacks, invokes and recorded contexts.
    /// Default 3,000.</summary>
    public long Operations { get; init; } = 3_000;

    /// <summary>The bytes of all payloads together, each counted as often as it is stored. Default 100 MB.</summary>
    public long Bytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>The bytes of one payload in UTF-8. Default 262,144.</summary>
    public int PayloadBytes { get; init; } = 262_144;
}
