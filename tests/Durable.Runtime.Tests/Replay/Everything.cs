using System.Collections.Concurrent;
using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests.Replay;

/// <summary>A workflow that uses every durable call, and a ledger of what its bodies did.</summary>
internal sealed class Everything
{
    private static readonly StepConfig Retried = new()
    {
        RetryStrategy = RetryStrategy.Exponential(3, TimeSpan.FromSeconds(2), jitter: JitterStrategy.None),
    };

    private static readonly StepConfig Once = new()
    {
        Semantics = StepSemantics.AtMostOncePerRetry,

        // However often the end of an attempt is not recorded, it is no failure of this workflow.
        RetryStrategy = RetryStrategy.FromDelegate((_, _) => RetryDecision.RetryAfter(TimeSpan.FromSeconds(2))),
    };

    /// <summary>What it makes of 21, when callbacks are answered with <c>approved</c>.</summary>
    public const string Outcome = "first once flaky caught doomed failed (System.InvalidOperationException) approved "
        + "42 10 3 in childin child 2 in flat child 300000 after the wait at once item 1 item 2 item 3 item 4 item 5";

    private readonly ConcurrentDictionary<string, int> _ledger = new(StringComparer.Ordinal);

    /// <summary>How often the body of each step ran, by name and attempt.</summary>
    public IReadOnlyDictionary<string, int> Ledger => _ledger;

    public void Register(EmbeddedHost host, string name = "everything")
    {
        host.RegisterFunction<int, int>("double", (number, _) => Task.FromResult(number * 2));
        host.RegisterWorkflow<int, int>("half", async (number, context) =>
        {
            await context.WaitAsync(TimeSpan.FromMinutes(1), "think");
            return number / 2;
        });
        host.RegisterWorkflow<int, string>(name, RunAsync);
    }

    /// <summary>Begins a new page of the ledger.</summary>
    public void Forget() => _ledger.Clear();

    private async Task<string> RunAsync(int input, IDurableContext context)
    {
        var parts = new List<string>
        {
            await StepAsync(context, "first", null),
            await StepAsync(context, "once", Once),
            await StepAsync(context, "flaky", Retried, failUntil: 3),
        };
        await context.WaitAsync(TimeSpan.FromHours(1), "pause");
        parts.Add(await CaughtAsync(context));
        parts.Add(await context.WaitForCallbackAsync<string>(
            (_, _, _) => Done("submit"), "approve", new WaitForCallbackConfig { Timeout = TimeSpan.FromDays(1) }));
        parts.Add($"{await context.InvokeAsync<int, int>("double", input, "call")}");
        parts.Add($"{await context.InvokeAsync<int, int>("half:live", input, "durable call")}");
        parts.Add($"{await PollAsync(context)}");
        parts.Add(await context.RunInChildContextAsync(
            async (child, _) => await StepAsync(child, "in child", null) + await StepAsync(child, "in child 2", null),
            "child"));
        parts.Add(await context.RunInChildContextAsync(
            (child, _) => StepAsync(child, "in flat child", null),
            "flat child",
            new ChildContextConfig { NestingType = NestingType.Flat }));
        var large = await context.RunInChildContextAsync(
            async (child, _) => string.Concat(Enumerable.Repeat(await StepAsync(child, "small", null), 60_000)),
            "large");
        parts.Add($"{large.Length}");
        parts.AddRange(await BatchesAsync(context));
        return string.Join(" ", parts);
    }

    private async Task<List<string>> BatchesAsync(IDurableContext context)
    {
        var both = await context.ParallelAsync<string>(
        [
            new DurableBranch<string>("waiting", async (branch, _) =>
            {
                await branch.WaitAsync(TimeSpan.FromSeconds(30), "short");
                return await StepAsync(branch, "after the wait", null);
            }),
            new DurableBranch<string>("working", (branch, _) => StepAsync(branch, "at once", Retried, failUntil: 2)),
        ],
        "both");
        var map = await context.MapAsync<int, string>(
            [1, 2, 3],
            async (item, number, _, _, _) =>
            {
                await item.WaitAsync(TimeSpan.FromSeconds(number), $"wait {number}");
                return await StepAsync(item, $"item {number}", null);
            },
            "each",
            new MapConfig<int> { MaxConcurrency = 2 });
        var flat = await context.MapAsync<int, string>(
            [4, 5],
            (item, number, _, _, _) => StepAsync(item, $"item {number}", null),
            "each flat",
            new MapConfig<int> { NestingType = NestingType.Flat });
        return [.. both.GetResults(), .. map.GetResults(), .. flat.GetResults()];
    }

    private static Task<int> PollAsync(IDurableContext context) =>
        context.WaitForConditionAsync(
            (state, _, _) => Task.FromResult(state + 1),
            new WaitForConditionConfig<int>
            {
                InitialState = 0,
                WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromMinutes(5), isDone: state => state == 3),
            },
            "poll");

    private async Task<string> CaughtAsync(IDurableContext context)
    {
        try
        {
            return await StepAsync(context, "doomed", null, failUntil: int.MaxValue);
        }
        catch (StepException exception)
        {
            return $"caught {exception.Message} ({exception.ErrorType})";
        }
    }

    private Task<string> StepAsync(IDurableContext context, string name, StepConfig? config, int failUntil = 1) =>
        context.StepAsync(
            (step, _) =>
            {
                _ledger.AddOrUpdate($"{name} {step.AttemptNumber}", 1, (_, count) => count + 1);
                return step.AttemptNumber < failUntil
                    ? throw new InvalidOperationException($"{name} failed")
                    : Task.FromResult(name);
            },
            name,
            config);

    private Task Done(string name)
    {
        _ledger.AddOrUpdate(name, 1, (_, count) => count + 1);
        return Task.CompletedTask;
    }
}
