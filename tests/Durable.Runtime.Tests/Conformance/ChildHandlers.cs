using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 3: child contexts.</summary>
internal static class ChildHandlers
{
    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["3-2"] = async (input, context, _) => await context.RunInChildContextAsync(
            (child, _) => Step(child, input?["value"].Text() ?? ""), input?["name"].Text()),
        ["3-3"] = async (input, context, _) => await context.RunInChildContextAsync(
            async (child, _) => await Step(child, await Step(child, input.Text())), "two_steps"),
        ["3-4"] = async (_, context, _) => await context.RunInChildContextAsync((child, _) => Failing(child), "failing"),
        ["3-5"] = async (input, context, _) =>
        {
            try
            {
                return await context.RunInChildContextAsync((child, _) => Failing(child), "failing");
            }
            catch (ChildContextException)
            {
                return await Step(context, input.Text());
            }
        },
        ["3-6"] = async (input, context, _) => await context.RunInChildContextAsync(
            async (outer, _) =>
            {
                var value = await Step(outer, input.Text());
                return await outer.RunInChildContextAsync((inner, _) => Step(inner, value), "inner");
            },
            "outer"),
        ["3-9"] = async (input, context, _) =>
        {
            var value = await context.RunInChildContextAsync((child, _) => Step(child, input.Text()), "child");
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return value;
        },
        ["3-10"] = async (input, context, _) => await context.RunInChildContextAsync(
            async (child, _) =>
            {
                var value = await Step(child, input.Text());
                await child.WaitAsync(TimeSpan.FromSeconds(1));
                return value;
            },
            "mixed"),
        ["3-11"] = LargeResultAsync,
        ["3-12"] = async (input, context, world) => await context.RunInChildContextAsync(
            (child, _) => child.StepAsync((_, _) =>
                world.Count("3-12") == 1 ? world.CrashAsync<string>(context) : Task.FromResult(input.Text())),
            "interrupted"),
        ["3-13"] = async (input, context, _) =>
        {
            var value = await context.RunInChildContextAsync(
                async (child, _) =>
                {
                    await child.WaitAsync(TimeSpan.FromSeconds(1));
                    return input.Text();
                },
                "waiting");
            return await Step(context, value);
        },
        ["3-14"] = async (input, context, _) => await context.RunInChildContextAsync(
            (child, _) => Step(child, input.Text()),
            "upper",
            new ChildContextConfig { Serializer = TextSerializer.UpperCase }),
        ["3-15"] = async (_, context, _) => await context.RunInChildContextAsync<string>(
            (_, _) => throw new InvalidOperationException("directly"), "throwing"),
        ["3-16"] = async (_, context, _) =>
            await context.RunInChildContextAsync((_, _) => Task.FromResult<string?>(null), "nothing"),
        ["3-17"] = async (input, context, _) =>
        {
            context.ConfigureLogger(new LoggerConfig { ModeAware = false });
            var value = await context.RunInChildContextAsync(
                (child, _) =>
                {
                    child.Logger.LogInformation("In the child with {Input}", input.Text());
                    return Task.FromResult(input.Text());
                },
                "logging");
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return value;
        },
    };

    private static async Task<object?> LargeResultAsync(
        System.Text.Json.Nodes.JsonNode? input,
        IDurableContext context,
        ConformanceWorld world)
    {
        context.ConfigureLogger(new LoggerConfig { ModeAware = false });
        var large = await context.RunInChildContextAsync(
            async (child, _) =>
            {
                child.Logger.LogInformation("In the child with {Input}", input.Text());
                var small = await Step(child, "x");
                return string.Concat(Enumerable.Repeat(small, 300_000));
            },
            "large");
        await context.WaitAsync(TimeSpan.FromSeconds(1));
        return large.Length;
    }

    private static Task<string> Step(IDurableContext context, string value) =>
        context.StepAsync((_, _) => Task.FromResult(value));

    private static Task<string> Failing(IDurableContext context) =>
        context.StepAsync<string>((_, _) => throw new InvalidOperationException("inside"));
}
