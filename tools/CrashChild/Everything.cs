using System.Globalization;
using Durable.Runtime;
using Durable.Runtime.Hosting;

namespace Sfn2Durable.CrashChild;

/// <summary>A workflow that uses every durable call. Its bodies tell the ledger when they begin and end.</summary>
internal sealed class Everything(Ledger ledger, int ballast)
{
    private static readonly StepConfig Retried = new() { RetryStrategy = RetryStrategy.FromDelegate(AlwaysAgain) };

    private static readonly StepConfig Once = new()
    {
        Semantics = StepSemantics.AtMostOncePerRetry, RetryStrategy = Retried.RetryStrategy,
    };

    public void Register(EmbeddedHost host)
    {
        host.RegisterFunction<int, int>("double", DoubleAsync);
        host.RegisterWorkflow<int, int>("half", HalfAsync);
        host.RegisterWorkflow<int, string>("everything", RunAsync);
    }

    private static RetryDecision AlwaysAgain(Exception failure, int attempt) =>
        RetryDecision.RetryAfter(TimeSpan.FromSeconds(1));

    private async Task<string> RunAsync(int input, IDurableContext context)
    {
        var parts = new List<string>
        {
            await StepAsync(context, "first", null),
            await StepAsync(context, "slow", null, isSlow: true),
            await StepAsync(context, "once", Once, isSlow: true),
            await StepAsync(context, "flaky", Retried, failUntil: 3),
            await CaughtAsync(context),
        };
        await context.StepAsync((_, _) => Task.FromResult(new string('x', ballast)), "ballast");
        await context.WaitAsync(TimeSpan.FromSeconds(2), "pause");
        var callback = await context.CreateCallbackAsync<string>("answer");
        parts.Add(await callback.GetResultAsync());
        parts.Add(await context.WaitForCallbackAsync<string>((_, _, _) => SubmitAsync(context), "approve"));
        parts.Add(Text(await context.InvokeAsync<int, int>("double", input, "call")));
        parts.Add(Text(await context.InvokeAsync<int, int>("half", input, "durable-call")));
        parts.Add(Text(await PollAsync(context)));
        parts.Add(await context.RunInChildContextAsync(
            async (child, _) => await StepAsync(child, "in-child", null) + await StepAsync(child, "in-child-once", Once),
            "child"));
        parts.Add(await context.RunInChildContextAsync(
            (child, _) => StepAsync(child, "in-flat-child", null),
            "flat-child",
            new ChildContextConfig { NestingType = NestingType.Flat }));
        var large = await context.RunInChildContextAsync(
            async (child, _) => new string('x', 300_000) + await StepAsync(child, "in-large-child", null), "large");
        parts.Add(Text(large.Length));
        parts.AddRange(await BatchesAsync(context));
        return string.Join(",", parts);
    }

    private async Task<List<string>> BatchesAsync(IDurableContext context)
    {
        var both = await context.ParallelAsync<string>(
        [
            new DurableBranch<string>("waiting", async (branch, token) =>
            {
                await branch.WaitAsync(TimeSpan.FromSeconds(1), "short", token);
                return await StepAsync(branch, "after-the-wait", null);
            }),
            new DurableBranch<string>("working", (branch, _) => StepAsync(branch, "at-once", Retried, failUntil: 2)),
            new DurableBranch<string>("careful", (branch, _) => StepAsync(branch, "careful-step", Once, isSlow: true)),
        ],
        "both");
        var map = await context.MapAsync<int, string>(
            [1, 2, 3],
            async (item, number, _, _, token) =>
            {
                await item.WaitAsync(TimeSpan.FromSeconds(number), $"wait-{number}", token);
                return await StepAsync(item, $"item-{number}", null, isSlow: true);
            },
            "each",
            new MapConfig<int> { MaxConcurrency = 2 });
        var flat = await context.MapAsync<int, string>(
            [4, 5],
            (item, number, _, _, _) => StepAsync(item, $"item-{number}", null),
            "each-flat",
            new MapConfig<int> { NestingType = NestingType.Flat });
        return [.. both.GetResults(), .. map.GetResults(), .. flat.GetResults()];
    }

    private async Task<int> HalfAsync(int number, IDurableContext context)
    {
        await StepAsync(context, "in-target", null);
        await context.WaitAsync(TimeSpan.FromSeconds(1), "think");
        return number / 2;
    }

    private async Task<int> DoubleAsync(int number, ILambdaContext context)
    {
        var request = context.AwsRequestId;
        var split = request.IndexOf('/', request.IndexOf('/', StringComparison.Ordinal) + 1);
        return await BodyAsync(request[..split], request[(split + 1)..], 1, async () =>
        {
            await Task.Yield();
            return number * 2;
        });
    }

    private Task<int> PollAsync(IDurableContext context) =>
        context.WaitForConditionAsync(
            (state, check, _) => BodyAsync(
                IdOf(context), "poll", check.AttemptNumber, () => Task.FromResult(state + 1)),
            new WaitForConditionConfig<int>
            {
                InitialState = 0,
                WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(1), isDone: state => state == 3),
            },
            "poll");

    private Task SubmitAsync(IDurableContext context) =>
        BodyAsync(IdOf(context), "approve-submitter", 1, () => Task.FromResult(0));

    private async Task<string> CaughtAsync(IDurableContext context)
    {
        try
        {
            return await StepAsync(context, "doomed", null, failUntil: int.MaxValue);
        }
        catch (StepException exception)
        {
            return exception.Message;
        }
    }

    private Task<string> StepAsync(
        IDurableContext context,
        string name,
        StepConfig? config,
        int failUntil = 1,
        bool isSlow = false) =>
        context.StepAsync(
            (step, _) => BodyAsync(IdOf(context), name, step.AttemptNumber, async () =>
            {
                if (isSlow)
                {
                    await Task.Delay(Random.Shared.Next(20));
                }

                return step.AttemptNumber < failUntil ? throw new InvalidOperationException($"{name}-failed") : name;
            }),
            name,
            config);

    private async Task<T> BodyAsync<T>(string execution, string name, int attempt, Func<Task<T>> body)
    {
        ledger.Begin(execution, name, attempt);
        try
        {
            return await body();
        }
        finally
        {
            ledger.End(execution, name, attempt);
        }
    }

    private static string IdOf(IDurableContext context) => context.ExecutionContext.DurableExecutionArn;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
