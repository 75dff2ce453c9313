using static Sfn2Durable.Costs.Usage.AssumptionKind;

namespace Sfn2Durable.Costs.Usage;

/// <summary>How the value of an assumption is written in a usage file and in reports.</summary>
internal enum AssumptionUnit
{
    Count,
    Kilobytes,
    Megabytes,
    Seconds,
    Days,
    Share,
}

/// <summary>One line of the table of assumptions.</summary>
/// <param name="Key">Its name in a usage file.</param>
/// <param name="Label">Its name in reports.</param>
/// <param name="IsPerState">True where it can differ from state to state; a value for the machine is then the default.</param>
/// <param name="Minimum">The least value that makes sense.</param>
/// <param name="Maximum">What lies above is taken for a slip of the pen.</param>
internal sealed record AssumptionInfo(
    AssumptionKind Kind, string Key, string Label, AssumptionUnit Unit, bool IsPerState, (double Minimum, double Maximum) Range)
{
    public double Minimum => Range.Minimum;

    public double Maximum => Range.Maximum;

    /// <summary>The value where nobody says anything; what depends on the state is in <see cref="AssumptionDefaults"/>.</summary>
    public double Default { get; init; }

    /// <summary>False for switches and tastes, which are not varied when the range of a verdict is searched.</summary>
    public bool IsVaried { get; init; } = true;

    public static IReadOnlyList<AssumptionInfo> All { get; } =
    [
        new(ExecutionsPerMonth, "executionsPerMonth", "Executions a month", AssumptionUnit.Count, false, (0, 1e11))
            { Default = 100_000 },
        new(InputKb, "inputKb", "Input of an execution", AssumptionUnit.Kilobytes, false, (0, 6144)) { Default = 2 },
        new(OutputKb, "outputKb", "Output of an execution", AssumptionUnit.Kilobytes, false, (0, 6144)) { Default = 2 },
        new(ErrorKb, "errorKb", "Error kept for a failed attempt", AssumptionUnit.Kilobytes, false, (0, 256))
            { Default = 1 },
        new(StateKb, "stateKb", "Kept for a poll or the start of a callback", AssumptionUnit.Kilobytes, false, (0, 256))
            { Default = 1 },
        new(DurableMemoryMb, "durableMemoryMb", "Memory of the durable function", AssumptionUnit.Megabytes, false, (128, 10240))
            { Default = 512 },
        new(OrchestratorMemoryMb, "orchestratorMemoryMb", "Memory of a durable function that only calls others",
            AssumptionUnit.Megabytes, false, (128, 10240)) { Default = 256 },
        new(OverheadSeconds, "overheadSeconds", "Time of an invocation beside the work (start, replay)",
            AssumptionUnit.Seconds, false, (0, 900)) { Default = 0.1 },
        new(RetentionDays, "retentionDays", "Days that a finished execution is kept", AssumptionUnit.Days, false, (1, 90))
            { Default = 14 },
        new(InvocationRetries, "invocationRetries", "Repeated invocations per execution", AssumptionUnit.Count, false, (0, 1000)),
        new(ExtraTransitions, "extraTransitions", "Transitions per execution beyond the states entered",
            AssumptionUnit.Count, false, (0, 1)),
        new(GroupSize, "groupSize", "Neighbouring steps merged into one in the coarse style", AssumptionUnit.Count, false, (1, 1000))
            { Default = 4 },
        new(Seconds, "seconds", "Time of a call", AssumptionUnit.Seconds, true, (0, 900)) { Default = 0.2 },
        new(MemoryMb, "memoryMb", "Memory of a function", AssumptionUnit.Megabytes, true, (128, 10240)) { Default = 512 },
        new(ResultKb, "resultKb", "Result of a task, a branch or an item", AssumptionUnit.Kilobytes, true, (0, 6144))
            { Default = 2 },
        new(CallbackKb, "callbackKb", "Answer of a callback", AssumptionUnit.Kilobytes, true, (0, 256)) { Default = 1 },
        new(PendingSeconds, "pendingSeconds", "Time until a job, a callback or a nested execution answers",
            AssumptionUnit.Seconds, true, (0, 31_536_000)) { Default = 60 },
        new(Polls, "polls", "Polls until a job is done", AssumptionUnit.Count, true, (1, 1e6)) { Default = 1 },
        new(WaitSeconds, "waitSeconds", "Time of a Wait", AssumptionUnit.Seconds, true, (0, 31_536_000)) { Default = 60 },
        new(Retries, "retries", "Retries per visit", AssumptionUnit.Count, true, (0, 100)) { Default = 0.01 },
        new(Failures, "failures", "Share of visits that end in a catcher", AssumptionUnit.Share, true, (0, 1))
            { Default = 0.01 },
        new(Items, "items", "Items of a Map", AssumptionUnit.Count, true, (0, 1e8)) { Default = 10 },
        new(BatchSize, "batchSize", "Items in a batch", AssumptionUnit.Count, true, (1, 1e8)) { Default = 1 },
        new(Turns, "turns", "Turns of a loop", AssumptionUnit.Count, true, (1, 1e6)) { Default = 10 },
        new(Share, "branches", "Share of a branch", AssumptionUnit.Share, true, (0, 1)),
    ];

    private static readonly Dictionary<string, AssumptionInfo> ByKey =
        All.Where(static i => i.Kind != Share).ToDictionary(static i => i.Key, StringComparer.Ordinal);

    public static AssumptionInfo Of(AssumptionKind kind) => All[(int)kind];

    public static AssumptionInfo? Find(string key) => ByKey.GetValueOrDefault(key);
}
