using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 1: steps.</summary>
internal static class StepHandlers
{
    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["1-1"] = async (input, context, _) =>
            await context.StepAsync((_, _) => Task.FromResult($"Hello, {input.Text()}!")),
        ["1-2"] = async (input, context, _) =>
            await context.StepAsync((_, _) => Task.FromResult($"Hello, {input.Text()}!"), "custom_step_name"),
        ["1-3"] = async (_, context, _) =>
        {
            var first = await context.StepAsync((_, _) => Task.FromResult("first"), "one");
            return await context.StepAsync((_, _) => Task.FromResult($"{first}_second"), "two");
        },
        ["1-6"] = async (input, context, _) => await context.StepAsync(
            (_, _) => Task.FromResult(input.Text()),
            "upper",
            new StepConfig { Serializer = TextSerializer.UpperCase }),
        ["1-9"] = async (_, context, world) =>
        {
            var value = await context.StepAsync(
                (_, _) => Task.FromResult(world.Count("1-9") == 1 ? "cached_value" : "computed again"));
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return value;
        },
        ["1-11"] = async (_, context, world) => await context.StepAsync(
            (_, _) => FailUntil(world, 2, "Operation succeeded"), "retry", Retry(3)),
        ["1-12"] = async (_, context, _) => await context.StepAsync<string>(
            (_, _) => throw new InvalidOperationException("always"), "exhaust", Retry(4)),
        ["1-13"] = async (_, context, world) => await context.StepAsync(
            (_, _) => FailUntil(world, 3, "done"), "default", new StepConfig { RetryStrategy = RetryStrategy.Default }),
        ["1-14"] = async (_, context, world) => await context.StepAsync(
            (_, _) => FailUntil(world, 3, "done"),
            "custom",
            new StepConfig
            {
                RetryStrategy = RetryStrategy.Exponential(
                    5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60), 3.0, JitterStrategy.None),
            }),
        ["1-15"] = async (_, context, world) => await context.StepAsync(
            (_, _) => world.Count("1-15") == 1 ? throw new TransientError() : Task.FromResult("ok"),
            "specific",
            new StepConfig
            {
                RetryStrategy = RetryStrategy.FromDelegate((exception, _) => exception is TransientError
                    ? RetryDecision.RetryAfter(TimeSpan.FromSeconds(1))
                    : RetryDecision.DoNotRetry()),
            }),
        ["1-17"] = async (input, context, world) => await context.StepAsync(
            (step, _) =>
            {
                step.Logger.LogInformation("Running with {Input}", input.Text());
                return world.CrashAsync<string>(context);
            },
            "at_most_once_flaky_step",
            new StepConfig { Semantics = StepSemantics.AtMostOncePerRetry }),
        ["1-18"] = async (input, context, world) => await context.StepAsync(
            (step, _) =>
            {
                step.Logger.LogInformation("Running with {Input}", input.Text());
                return world.Count("1-18") == 1
                    ? world.CrashAsync<string>(context)
                    : Task.FromResult("succeeded on second attempt");
            },
            "at_most_once_retried",
            new StepConfig { Semantics = StepSemantics.AtMostOncePerRetry, RetryStrategy = RetryStrategy.Default }),
        ["1-20"] = async (_, context, _) =>
        {
            try
            {
                return await context.StepAsync<string>((_, _) => throw new InvalidOperationException("no"), "bad");
            }
            catch (StepException)
            {
                return await context.StepAsync((_, _) => Task.FromResult("fallback_result"), "fallback");
            }
        },
    };

    private static StepConfig Retry(int attempts) => new()
    {
        RetryStrategy = RetryStrategy.Exponential(
            attempts, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 1.0, JitterStrategy.None),
    };

    private static Task<string> FailUntil(ConformanceWorld world, int attempt, string result) =>
        world.Count("attempts") < attempt
            ? throw new InvalidOperationException("not yet")
            : Task.FromResult(result);
}
