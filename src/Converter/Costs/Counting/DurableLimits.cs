using System.Globalization;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>The limits of one durable execution, none of which can be raised.</summary>
internal sealed class DurableLimits(AssumptionSheet sheet, Traffic traffic, PricingRules rules, Platform style)
{
    /// <summary>From this part of a limit on it is worth a word: the counts are averages.</summary>
    private const double Near = 0.8;

    private readonly DurableRules _limits = rules.Durable;
    private readonly List<LimitFinding> _findings = [];

    /// <param name="start">What belongs to no state.</param>
    /// <param name="charges">By state.</param>
    /// <param name="shards">How distributed Maps are cut.</param>
    public IReadOnlyList<LimitFinding> Of(
        DurableCharge start, IReadOnlyList<DurableCharge> charges, IReadOnlyDictionary<OutlineState, ShardPlan> shards)
    {
        var own = charges.ToArray();
        foreach (var (map, plan) in shards.Where(static s => s.Value.Shards > 1))
        {
            MoveAway(map, plan, own);
        }

        Operations(start, own);
        Written(start, own);
        Results();
        Time(own, start);
        if (sheet.Settings.IsStartedAsynchronously && sheet[AssumptionKind.InputKb] > rules.Lambda.AsynchronousMaximumKb)
        {
            Add(null, $"The input is larger than the {Text(rules.Lambda.AsynchronousMaximumKb)} KB of an asynchronous event.", true);
        }

        return _findings;
    }

    /// <summary>What runs in the parts of a distributed Map has a budget of its own there.</summary>
    private void MoveAway(OutlineState map, ShardPlan plan, DurableCharge[] own)
    {
        foreach (var state in sheet.Outline.States.Where(s => ExpressScopes.IsWithin(s.Scope, map.Bodies[0])))
        {
            own[state.Index] = default;
        }

        var perAttempt = 1 + (plan.Shards * (sheet.Settings.IsFlat ? 1 : 2));
        own[map.Index] = own[map.Index] with { Operations = traffic.Attempts(map) * perAttempt, WrittenKb = 0 };
        Add(map, $"Its children do not fit into one execution; {Text(plan.Shards)} durable functions share them.", false);
    }

    private void Operations(DurableCharge start, DurableCharge[] own)
    {
        var total = start.Operations + own.Sum(static c => c.Operations);
        var limit = _limits.OperationsPerExecution;
        if (total > limit * Near)
        {
            var most = sheet.Outline.States.MaxBy(s => own[s.Index].Operations);
            Add(most, $"About {Text(total)} operations per execution, most of them here; the limit is {Text(limit)}.", total > limit);
        }
    }

    private void Written(DurableCharge start, DurableCharge[] own)
    {
        var total = (start.WrittenKb + own.Sum(static c => c.WrittenKb)) / 1000;
        var limit = _limits.WrittenMbPerExecution;
        if (total > limit * Near)
        {
            var most = sheet.Outline.States.MaxBy(s => own[s.Index].WrittenKb);
            Add(most, $"About {Text(total)} MB written per execution, most of it here; the limit is {Text(limit)}.", total > limit);
        }
    }

    private void Results()
    {
        foreach (var state in sheet.Outline.States)
        {
            if (state.State is TaskState && sheet[AssumptionKind.ResultKb, state] > _limits.CheckpointKb)
            {
                Add(state, $"Its result is larger than the {Text(_limits.CheckpointKb)} KB of a checkpoint. Keep it in S3.", true);
            }
        }
    }

    private void Time(DurableCharge[] own, DurableCharge start)
    {
        if (traffic.Seconds > _limits.ExecutionMaximumSeconds)
        {
            Add(null, $"An execution lasts longer than the {Text(_limits.ExecutionMaximumSeconds / 86_400)} days that are allowed.", true);
        }

        // How long the function is awake between two suspensions, on average.
        var awake = traffic.WorkSeconds(style) / Math.Max(1, start.Resumes + own.Sum(static c => c.Resumes));
        var limit = rules.Lambda.InvocationMaximumSeconds;
        if (awake > limit * Near)
        {
            Add(null, $"About {Text(awake)} s of work without a pause; an invocation ends after {Text(limit)} s. "
                + "Keep the functions and call them (invoke style), or put waits between the steps.", awake > limit);
        }
    }

    private void Add(OutlineState? state, string message, bool isBlocking) =>
        _findings.Add(new LimitFinding(state, message, isBlocking));

    private static string Text(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
