using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>Counts what an execution uses on Step Functions.</summary>
/// <remarks>
/// Standard: a transition for each state entered and for each retry, whatever its kind. A distributed Map pays one for
/// each child beside that; a Standard child pays its own transitions, an Express child a request and its duration.
/// Express: one request, and memory times duration, both rounded up.
/// </remarks>
internal sealed class StepFunctionsCounter(AssumptionSheet sheet, Traffic traffic, PricingRules rules)
{
    public PlatformCount Standard()
    {
        var states = new Quantities[sheet.Outline.States.Count];
        foreach (var state in sheet.Outline.States)
        {
            states[state.Index] = Transitions(state) + Functions(state) + Children(state);
        }

        var own = new Quantities { Transitions = sheet[AssumptionKind.ExtraTransitions] };
        if (sheet.Settings.ObservedTransitions is { } observed)
        {
            own = new Quantities { Transitions = observed - states.Sum(static s => s.Transitions) };
        }

        return new PlatformCount(Platform.Standard, own, states, StepFunctionsLimits.OfStandard(sheet));
    }

    public PlatformCount Express()
    {
        var states = sheet.Outline.States.Select(Functions).ToArray();
        var own = new Quantities
        {
            ExpressRequests = 1,
            ExpressGbSeconds = GbSeconds(traffic.Seconds, sheet.Outline.Scopes),
        };
        return new PlatformCount(Platform.Express, own, states, StepFunctionsLimits.OfExpress(sheet, traffic, rules));
    }

    private Quantities Transitions(OutlineState state) => ExpressScopes.IsInside(state.Scope)
        ? default
        : new Quantities { Transitions = traffic.Attempts(state) };

    private Quantities Children(OutlineState state)
    {
        if (state.State is not MapState { Distributed: { } distributed } || ExpressScopes.IsInside(state.Scope))
        {
            return default;
        }

        var children = traffic.Attempts(state) * traffic.Runs(state);
        if (distributed.ExecutionType == MachineType.Standard)
        {
            return new Quantities { Transitions = children };
        }

        var body = state.Bodies[0];
        var inside = sheet.Outline.Scopes.Where(s => ExpressScopes.IsWithin(s, body));
        return new Quantities
        {
            Transitions = children,
            ExpressRequests = children,
            ExpressGbSeconds = children * GbSeconds(traffic.ScopeSeconds(body), inside),
        };
    }

    private Quantities Functions(OutlineState state)
    {
        if (state.State is not TaskState task || !TaskShapes.Of(task).IsFunction())
        {
            return default;
        }

        var requests = traffic.Attempts(state);
        var gigabytes = sheet[AssumptionKind.MemoryMb, state] / 1024;
        return new Quantities
        {
            LambdaRequests = requests,
            LambdaGbSeconds = requests * sheet[AssumptionKind.Seconds, state] * gigabytes,
        };
    }

    private double GbSeconds(double seconds, IEnumerable<OutlineScope> scopes)
    {
        var express = rules.Express;
        var megabytes = express.BaseMemoryMb + PayloadMb(scopes);
        return RoundUp(seconds, express.DurationStepSeconds) * RoundUp(megabytes, express.MemoryStepMb) / 1024;
    }

    /// <summary>The payload, once for each branch or iteration that holds it at a time.</summary>
    private double PayloadMb(IEnumerable<OutlineScope> scopes)
    {
        var copies = 1.0;
        var payload = sheet[AssumptionKind.InputKb];
        foreach (var state in scopes.SelectMany(static s => s.States))
        {
            if (state.State is WorkState)
            {
                payload = Math.Max(payload, sheet[AssumptionKind.ResultKb, state]);
            }

            copies = state.State switch
            {
                MapState => Math.Max(copies, traffic.Runs(state)),
                ParallelState => Math.Max(copies, state.Bodies.Count),
                _ => copies,
            };
        }

        return payload * copies / 1000;
    }

    // A sum of tenths is a little beside the tenth; that must not cost another step.
    private static double RoundUp(double value, double step) => Math.Ceiling((value / step) - 1e-6) * step;
}
