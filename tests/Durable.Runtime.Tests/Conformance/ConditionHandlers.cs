namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 6: polling.</summary>
internal static class ConditionHandlers
{
    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["6-4"] = async (input, context, _) => await CountAsync(context, 5, input?.GetValue<int>() ?? 0),
        ["6-5"] = async (input, context, _) => await CountAsync(context, 0, input?.GetValue<int>() ?? 0, 2),
        ["6-6"] = async (_, context, _) => await context.WaitForConditionAsync(
            (state, _, _) => Task.FromResult(state + 1),
            new WaitForConditionConfig<int>
            {
                InitialState = 0,
                WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(1), maxAttempts: 3),
            }),
        ["6-8"] = async (_, context, _) =>
        {
            try
            {
                return await context.WaitForConditionAsync<int>(
                    (_, _, _) => throw new InvalidOperationException("the check failed"),
                    new WaitForConditionConfig<int>
                    {
                        InitialState = 0,
                        WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(1)),
                    });
            }
            catch (StepException)
            {
                return "recovered";
            }
        },
        ["6-9"] = async (_, context, _) => await context.WaitForConditionAsync<JobState>(
            (state, _, _) => Task.FromResult(
                new JobState(state.attempts + 1 == 2 ? "DONE" : "PENDING", state.attempts + 1)),
            new WaitForConditionConfig<JobState>
            {
                InitialState = new JobState("PENDING", 0),
                WaitStrategy = WaitStrategy.Fixed<JobState>(
                    TimeSpan.FromSeconds(1), isDone: state => state.status == "DONE"),
            }),
        ["6-12"] = async (input, context, _) =>
        {
            var count = await CountAsync(context, 0, input?.GetValue<int>() ?? 0);
            return await context.StepAsync((_, _) => Task.FromResult(count * 10));
        },
        ["6-13"] = async (_, context, _) => await CountAsync(context, await CountAsync(context, 0, 2), 4),
    };

    private static Task<int> CountAsync(IDurableContext context, int from, int to, int delay = 1) =>
        context.WaitForConditionAsync(
            (state, _, _) => Task.FromResult(state + 1),
            new WaitForConditionConfig<int>
            {
                InitialState = from,
                WaitStrategy = WaitStrategy.Fixed<int>(TimeSpan.FromSeconds(delay), isDone: state => state >= to),
            });

    private sealed record JobState(string status, int attempts);
}
