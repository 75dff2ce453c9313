using System.Globalization;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>What Step Functions cannot do, or nearly not.</summary>
internal static class StepFunctionsLimits
{
    private const double PayloadKb = 256;

    public static IReadOnlyList<LimitFinding> OfStandard(AssumptionSheet sheet) =>
    [
        .. sheet.Outline.States
            .Where(s => s.State is WorkState && sheet[AssumptionKind.ResultKb, s] > PayloadKb)
            .Select(static s => new LimitFinding(
                s, "Its result is larger than the 256 KB that Step Functions passes between states.", false)),
    ];

    public static IReadOnlyList<LimitFinding> OfExpress(AssumptionSheet sheet, Traffic traffic, PricingRules rules)
    {
        var findings = new List<LimitFinding>();
        foreach (var state in sheet.Outline.States)
        {
            var what = state.State switch
            {
                MapState { Distributed: not null } => "distributed Map",
                TaskState task => Unsupported(TaskShapes.Of(task)),
                _ => null,
            };
            if (what is not null)
            {
                findings.Add(new LimitFinding(state, $"Express workflows have no {what}.", true));
            }
        }

        if (traffic.Seconds > rules.Express.MaximumSeconds)
        {
            var seconds = traffic.Seconds.ToString("#,0", CultureInfo.InvariantCulture);
            findings.Add(new LimitFinding(
                null, $"An execution takes about {seconds} s; Express workflows end after {rules.Express.MaximumSeconds} s.", true));
        }

        return findings;
    }

    private static string? Unsupported(TaskShape shape) => shape switch
    {
        TaskShape.Job or TaskShape.NestedExecution => ".sync integration",
        TaskShape.Callback or TaskShape.FunctionCallback => ".waitForTaskToken",
        TaskShape.Activity => "activity",
        _ => null,
    };
}
