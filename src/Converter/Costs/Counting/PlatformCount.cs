using Sfn2Durable.Costs.Billing;

namespace Sfn2Durable.Costs.Counting;

/// <summary>What one execution uses on one platform.</summary>
/// <param name="Execution">What belongs to no state: the start, input and output, the first invocation.</param>
/// <param name="States">By <see cref="OutlineState.Index"/>.</param>
/// <param name="Findings">Limits of the platform that the machine meets.</param>
internal sealed record PlatformCount(
    Platform Platform, Quantities Execution, IReadOnlyList<Quantities> States, IReadOnlyList<LimitFinding> Findings)
{
    public Quantities Total { get; } = States.Aggregate(Execution, static (sum, state) => sum + state);

    /// <summary>False when the machine cannot run there as one execution, whatever it would cost.</summary>
    public bool IsPossible { get; } = !Findings.Any(static f => f.IsBlocking);
}

/// <summary>A limit that the machine meets, at a state or as a whole.</summary>
/// <param name="IsBlocking">True when the machine cannot run like this; otherwise it comes close.</param>
internal sealed record LimitFinding(OutlineState? State, string Message, bool IsBlocking);
