namespace Sfn2Durable.Costs.Usage;

/// <summary>Every number that a definition does not tell and a bill depends on.</summary>
internal enum AssumptionKind
{
    ExecutionsPerMonth,
    InputKb,
    OutputKb,
    ErrorKb,
    StateKb,
    DurableMemoryMb,
    OrchestratorMemoryMb,
    OverheadSeconds,
    RetentionDays,
    InvocationRetries,
    ExtraTransitions,
    GroupSize,
    Seconds,
    MemoryMb,
    ResultKb,
    CallbackKb,
    PendingSeconds,
    Polls,
    WaitSeconds,
    Retries,
    Failures,
    Items,
    BatchSize,
    Turns,
    Share,
}
