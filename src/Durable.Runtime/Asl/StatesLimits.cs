using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>Limits that the service puts on a running state machine. A value of <c>null</c> lifts a limit.</summary>
/// <remarks>The source of the figures is the service's list of quotas.</remarks>
public sealed record StatesLimits
{
    /// <summary>The limits of the service.</summary>
    public static StatesLimits Service { get; } = new();

    /// <summary>No limits. What the engine's store can hold still counts.</summary>
    public static StatesLimits None { get; } = new()
    {
        PayloadBytes = null,
        VariableBytes = null,
        AllVariablesBytes = null,
        InlineMapConcurrency = null,
    };

    /// <summary>The largest result of a task or output of a state, in bytes of compact UTF-8 JSON. Default 262,144.
    /// </summary>
    public int? PayloadBytes { get; init; } = DataLimits.MaxBytes;

    /// <summary>The largest value of a variable, and of all values that one state assigns, in bytes. Default 262,144.
    /// </summary>
    public int? VariableBytes { get; init; } = DataLimits.MaxBytes;

    /// <summary>The largest size of all variables in scope together, in bytes. Default 10 MiB.</summary>
    public int? AllVariablesBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>How many iterations of an inline Map run at once whatever its <c>MaxConcurrency</c> says. Default 40.
    /// </summary>
    public int? InlineMapConcurrency { get; init; } = 40;
}
