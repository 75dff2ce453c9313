using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Counting;

/// <summary>Counts what an execution uses as a durable function in one of the styles.</summary>
/// <remarks>
/// The start is an operation and its input is written, the end writes the output. Choice, Pass, Succeed and Fail are plain
/// C# and cost nothing, unless they compute something that a replay would not compute again. What suspends costs another invocation, with the time that an invocation takes beside the work.
/// Everything written is kept while the execution runs and for the retention period after it.
/// </remarks>
internal sealed class DurableCounter
{
    private readonly AssumptionSheet _sheet;
    private readonly Traffic _traffic;
    private readonly PricingRules _rules;
    private readonly Platform _style;
    private readonly double _memoryMb;
    private readonly DurableTasks _tasks;
    private readonly DurableBlocks _blocks;
    private readonly CoarsePlan? _coarse;
    private readonly DurableCharge[] _charges;
    private readonly Dictionary<OutlineState, ShardPlan> _shards = [];

    private DurableCounter(AssumptionSheet sheet, Traffic traffic, PricingRules rules, Platform style)
    {
        _sheet = sheet;
        _traffic = traffic;
        _rules = rules;
        _style = style;
        _memoryMb = sheet[style == Platform.DurableInvoke
            ? AssumptionKind.OrchestratorMemoryMb
            : AssumptionKind.DurableMemoryMb];
        _tasks = new DurableTasks(sheet, traffic, style);
        _blocks = new DurableBlocks(sheet, traffic, _memoryMb);
        _coarse = style == Platform.DurableCoarse
            ? CoarsePlan.Of(sheet.Outline, (int)sheet[AssumptionKind.GroupSize])
            : null;
        _charges = new DurableCharge[sheet.Outline.States.Count];
    }

    public static PlatformCount Count(AssumptionSheet sheet, Traffic traffic, PricingRules rules, Platform style) =>
        new DurableCounter(sheet, traffic, rules, style).Count();

    private PlatformCount Count()
    {
        // From the inside out: how a distributed Map is cut depends on what is inside it.
        for (var i = _charges.Length - 1; i >= 0; i--)
        {
            _charges[i] = Charge(_sheet.Outline.States[i]);
        }

        var start = Start();
        var limits = new DurableLimits(_sheet, _traffic, _rules, _style);
        return new PlatformCount(
            _style, ToQuantities(start), [.. _charges.Select(ToQuantities)], limits.Of(start, _charges, _shards));
    }

    private DurableCharge Start()
    {
        var requests = 1.0;
        if (_sheet.Settings.IsStartedAsynchronously)
        {
            var lambda = _rules.Lambda;
            var more = Math.Max(0, _sheet[AssumptionKind.InputKb] - lambda.AsynchronousFirstKb);
            requests += Math.Ceiling(more / lambda.AsynchronousStepKb);
        }

        var retries = _sheet[AssumptionKind.InvocationRetries];
        return new DurableCharge
        {
            // A limit on the whole execution is a race with a timer: two more operations.
            Operations = 1 + retries + (_sheet.Outline.Definition.TimeoutSeconds is null ? 0 : 2),
            WrittenKb = _sheet[AssumptionKind.InputKb] + _sheet[AssumptionKind.OutputKb]
                + (retries * _sheet[AssumptionKind.ErrorKb]),
            Resumes = 1 + retries,

            // Parts of a large event are charged as requests, but nothing is started for them.
            CalleeRequests = requests - 1,
        };
    }

    private DurableCharge Charge(OutlineState state) => Work(state) + new DurableCharge
    {
        Operations = _traffic.Visits(state) * state.RecordedValues,
    };

    private DurableCharge Work(OutlineState state) => state.State switch
    {
        TaskState task => _coarse is null ? _tasks.Of(state, task) : Coarse(state, task, _coarse),
        WaitState wait => Wait(state, wait),
        ParallelState => _blocks.Parallel(state),
        MapState map => Map(state, map),
        _ => default,
    };

    private DurableCharge Wait(OutlineState state, WaitState wait)
    {
        var visits = _traffic.Visits(state);
        if (_coarse?.Role(state) == CoarseRole.Pause && _coarse.LoopOf(state) is { } loop)
        {
            // The pauses belong to the wait for the condition; one before the first question is a wait of its own.
            var first = loop.Header == state ? _traffic.Entries(loop) : 0;
            return new DurableCharge { Operations = first, Resumes = visits };
        }

        // Nothing is recorded for no time; for an instant, how long it is until then is recorded first.
        var waits = _sheet[AssumptionKind.WaitSeconds, state] > 0 ? 1 : 0;
        return new DurableCharge
        {
            Operations = visits * (waits + (wait.Timestamp is null ? 0 : 1)),
            Resumes = visits * waits,
        };
    }

    private DurableCharge Coarse(OutlineState state, TaskState task, CoarsePlan plan)
    {
        var alone = _tasks.Of(state, task);
        switch (plan.Role(state))
        {
            case CoarseRole.Poll when plan.LoopOf(state) is { } loop:
                return alone with { Operations = alone.Operations + _traffic.Entries(loop) };
            case CoarseRole.Member when plan.LoopOf(state) is not null:
                return new DurableCharge { WorkSeconds = alone.WorkSeconds };
            case CoarseRole.Member:
                var repeated = plan.Before(state).Sum(s => _sheet[AssumptionKind.Seconds, s]);
                return _tasks.StepRetries(state) with
                {
                    WorkSeconds = alone.WorkSeconds + (_tasks.Retries(state) * repeated),
                };
            default:
                return alone;
        }
    }

    private DurableCharge Map(OutlineState state, MapState map)
    {
        var runs = _traffic.Attempts(state) * _traffic.Runs(state);
        if (map.Distributed is null || runs <= 0)
        {
            return _blocks.Map(state);
        }

        var inside = InnerStates(state).Sum(s => _charges[s.Index].Operations) / runs;
        var perChild = inside + (_sheet.Settings.IsFlat ? 0 : 1);
        var plan = ShardPlan.Of(_traffic.Runs(state), perChild, _rules.Durable.OperationsPerExecution);
        _shards[state] = plan;
        return plan.Shards > 1 ? _blocks.Shards(state, plan) : _blocks.Map(state);
    }

    private IEnumerable<OutlineState> InnerStates(OutlineState map) =>
        _sheet.Outline.States.Where(s => ExpressScopes.IsWithin(s.Scope, map.Bodies[0]));

    private Quantities ToQuantities(DurableCharge charge)
    {
        var durable = _rules.Durable;
        var gigabytes = charge.WrittenKb / durable.KbPerGb;
        var days = (_traffic.Seconds / 86_400) + _sheet[AssumptionKind.RetentionDays];
        var seconds = charge.WorkSeconds + (charge.Resumes * _sheet[AssumptionKind.OverheadSeconds]);
        return new Quantities
        {
            Operations = charge.Operations,
            GbWritten = gigabytes,
            GbMonthsRetained = gigabytes * days / durable.DaysPerMonth,
            LambdaRequests = charge.Resumes + charge.CalleeRequests,
            LambdaGbSeconds = (seconds * _memoryMb / 1024) + charge.CalleeGbSeconds,
        };
    }
}
