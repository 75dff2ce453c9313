using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Costs.Usage;

/// <summary>A number that the user gave, and where.</summary>
internal readonly record struct UsageValue(double Value, SourceSpan Span);

/// <summary>A usage file: settings for everything, and others for single machines. All of it is optional.</summary>
internal sealed class UsageProfile
{
    public static UsageProfile Empty { get; } = new();

    public string? Region { get; set; }

    public SourceSpan RegionSpan { get; set; }

    public Architecture? Architecture { get; set; }

    /// <summary>One-off cost of a migration in the currency of the prices, for the time until it is paid back.</summary>
    public UsageValue? MigrationCost { get; set; }

    public UsageSettings General { get; } = new();

    public Dictionary<string, UsageSettings> Machines { get; } = new(StringComparer.Ordinal);
}

/// <summary>Settings for all machines or for one.</summary>
internal sealed class UsageSettings
{
    /// <summary>The name of the machine in the file.</summary>
    public SourceSpan Span { get; set; }

    public Dictionary<AssumptionKind, UsageValue> Values { get; } = [];

    public Dictionary<string, StateUsage> States { get; } = new(StringComparer.Ordinal);

    public DurableChoices? Choices { get; set; }

    /// <summary>State transitions per execution as the console or the bill shows them; the count is scaled to it.</summary>
    public UsageValue? ObservedTransitions { get; set; }
}

/// <summary>Settings for one state.</summary>
internal sealed class StateUsage
{
    public SourceSpan Span { get; set; }

    public Dictionary<AssumptionKind, UsageValue> Values { get; } = [];

    /// <summary>Shares of the branches of a Choice, by the state they lead to.</summary>
    public Dictionary<string, UsageValue> Branches { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// How the durable function is written, where there is a choice that changes the bill. What is null is as
/// <c>convert</c> writes it.
/// </summary>
internal sealed record DurableChoices
{
    /// <summary>Branches and items without a context of their own: fewer operations.</summary>
    public bool? IsFlat { get; init; }

    /// <summary><c>WaitForCallbackAsync</c> instead of <c>CreateCallbackAsync</c> and a step.</summary>
    public bool? HasCombinedCallback { get; init; }

    /// <summary>
    /// Steps with a retry strategy of their own instead of a wait and another step: one operation per retry, not two.
    /// </summary>
    public bool? RetriesInsideStep { get; init; }

    /// <summary>Executions are started by an asynchronous event, which is more than one request when it is large.</summary>
    public bool? IsStartedAsynchronously { get; init; }
}
