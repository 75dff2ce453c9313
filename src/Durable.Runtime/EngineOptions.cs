namespace Durable.Runtime;

/// <summary>How the engine runs a workflow.</summary>
public sealed record EngineOptions
{
    /// <summary>What identifies operations. Must not change while executions run. Default
    /// <see cref="OperationIdentity.ByPosition"/>.</summary>
    public OperationIdentity Identity { get; init; } = OperationIdentity.ByPosition;

    /// <summary>Whether ids are the 64-digit hashes of the AWS SDK, as the AWS service requires, instead of readable
    /// paths. Default <c>false</c>.</summary>
    public bool HashOperationIds { get; init; }

    /// <summary>What one execution may record. Default: the limits of the AWS service.</summary>
    public ExecutionQuota Quota { get; init; } = ExecutionQuota.Service;

    /// <summary>The largest result of a child context, in bytes of UTF-8, that is stored; a larger one is computed
    /// again in replays. Default 262,144.</summary>
    public int LargestContextResult { get; init; } = 262_144;

    /// <summary>Whether results of steps that are larger than <see cref="ExecutionQuota.PayloadBytes"/> are recorded in
    /// parts, each of which counts as an operation. Default <c>false</c>: such a step fails with a
    /// <see cref="PayloadTooLargeException"/>, as on the AWS service. See <see cref="StepConfig.SplitLargeResult"/>.
    /// </summary>
    public bool SplitLargeResults { get; init; }

    /// <summary>The largest error that is recorded, in bytes of UTF-8; a larger one loses its stack trace and the end of
    /// its message. Default: any. The AWS service accepts 32,768.</summary>
    public int LargestError { get; init; } = int.MaxValue;

    /// <summary>
    /// How near the next due time must be for a waiting invocation to stay in the process instead of leaving it.
    /// Default zero: it always leaves. While something else runs, what becomes due resumes in the process anyway.
    /// </summary>
    public TimeSpan StayForUpTo { get; init; }
}
