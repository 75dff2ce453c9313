using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Costs.Usage.AssumptionKind;

namespace Sfn2Durable.Costs.Usage;

/// <summary>A value and how it came about.</summary>
internal readonly record struct Guess(double Value, AssumptionOrigin Origin, string Source);

/// <summary>Which assumptions a state needs, and what is assumed where nobody says anything.</summary>
internal static class AssumptionDefaults
{
    /// <summary>Inline Maps run about this many iterations at a time, whatever they are asked for.</summary>
    public const double InlineConcurrency = 40;

    /// <summary>Items of a distributed Map, which people use for large sets.</summary>
    private const double DistributedItems = 1000;

    /// <summary>Services that answer more slowly than a call of an AWS service usually does.</summary>
    private static readonly IReadOnlyList<(string Service, double Seconds)> SlowCalls =
    [
        ("bedrock", 8),
        ("bedrockruntime", 8),
        ("sagemakerruntime", 1),
        ("http", 0.5),
        ("apigateway", 0.5),
    ];

    /// <summary>The kinds that <paramref name="state"/> has a value for; branches and turns are looked at apart.</summary>
    public static IEnumerable<AssumptionKind> Kinds(OutlineState state)
    {
        IEnumerable<AssumptionKind> own = state.State switch
        {
            TaskState task => Kinds(TaskShapes.Of(task)),
            WaitState => [WaitSeconds],
            MapState { Distributed.ItemBatcher: not null } => [Items, BatchSize, ResultKb],
            MapState => [Items, ResultKb],
            ParallelState => [ResultKb],
            _ => [],
        };
        return state.State is WorkState work ? own.Concat(ErrorKinds(work)) : own;
    }

    public static Guess Of(AssumptionKind kind, OutlineState state) => (kind, state.State) switch
    {
        (Seconds, TaskState task) => Time(task),
        (PendingSeconds, TaskState task) => Assumed(Pending(TaskShapes.Of(task))),
        (Polls, TaskState task) => new(
            PollsUntil(Pending(TaskShapes.Of(task))), AssumptionOrigin.Default, "at the pace of the runtime"),
        (WaitSeconds, WaitState wait) => Time(wait),
        (Items, MapState map) => ItemsOf(map),
        (BatchSize, MapState map) => Literals.Number(map.Distributed?.ItemBatcher?.MaxItemsPerBatch) is { } size and >= 1
            ? Stated(size)
            : Assumed(100),
        _ => Assumed(AssumptionInfo.Of(kind).Default),
    };

    private static IEnumerable<AssumptionKind> Kinds(TaskShape shape)
    {
        yield return Seconds;
        yield return ResultKb;
        if (shape.IsFunction())
        {
            yield return MemoryMb;
        }

        if (shape.IsPending())
        {
            yield return PendingSeconds;
        }

        if (shape == TaskShape.Job)
        {
            yield return Polls;
        }

        if (shape is TaskShape.Callback or TaskShape.FunctionCallback or TaskShape.Activity)
        {
            yield return CallbackKb;
        }
    }

    private static IEnumerable<AssumptionKind> ErrorKinds(WorkState work)
    {
        if (work.Retry.Any(static r => r.MaxAttempts > 0))
        {
            yield return Retries;
        }

        if (work.Catch.Count > 0)
        {
            yield return Failures;
        }
    }

    private static Guess Time(TaskState task)
    {
        if (TaskShapes.Of(task).IsFunction())
        {
            return Assumed(AssumptionInfo.Of(Seconds).Default);
        }

        var service = (task.Resource as ServiceResource)?.Service;
        var slow = SlowCalls.FirstOrDefault(c => c.Service == service);
        return slow.Service is null
            ? new(0.05, AssumptionOrigin.Default, "a call of an AWS service")
            : new(slow.Seconds, AssumptionOrigin.Default, $"a call of {slow.Service}");
    }

    private static Guess Time(WaitState wait)
    {
        if (Literals.Number(wait.Seconds) is { } seconds and >= 0)
        {
            return Stated(seconds);
        }

        return wait.Timestamp is null ? Assumed(60) : Assumed(3600);
    }

    private static double Pending(TaskShape shape) => shape switch
    {
        TaskShape.Job => 300,
        TaskShape.Callback or TaskShape.FunctionCallback => 3600,
        _ => 60,
    };

    /// <summary>
    /// Questions until a job is done, as the runtime asks by default: at once, after 5 s, and then after pauses that are
    /// half as long again each time, up to 5 minutes.
    /// </summary>
    private static double PollsUntil(double seconds)
    {
        var (polls, pause) = (1.0, 5.0);
        for (var passed = 0.0; passed < seconds; polls++)
        {
            passed += Math.Ceiling(pause);
            pause = Math.Min(300, pause * 1.5);
        }

        return polls;
    }

    private static Guess ItemsOf(MapState map)
    {
        if (Literals.Length(map.Items) is { } length)
        {
            return Stated(length);
        }

        var guess = map.Distributed is null ? AssumptionInfo.Of(Items).Default : DistributedItems;
        return Literals.Number(map.Distributed?.ItemReader?.MaxItems) is { } most and > 0 && most < guess
            ? new(most, AssumptionOrigin.Default, "MaxItems of the definition")
            : Assumed(guess);
    }

    private static Guess Assumed(double value) => new(value, AssumptionOrigin.Default, "");

    private static Guess Stated(double value) => new(value, AssumptionOrigin.Definition, "");
}
