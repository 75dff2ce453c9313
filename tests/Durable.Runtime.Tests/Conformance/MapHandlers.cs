using System.Text.Json.Nodes;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 9: maps.</summary>
internal static class MapHandlers
{
    /// <summary>Wraps each item's result.</summary>
    private static readonly TextSerializer Wrapping =
        new(value => $"wrapped:{value}", text => text["wrapped:".Length..]);

    /// <summary>Writes a whole result as one text.</summary>
    private static readonly TextSerializer Whole = new(
        value => $"OPSERDE:{string.Join(',', (IEnumerable<string>)value!)}",
        text => text["OPSERDE:".Length..].Split(',').ToList());

    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["9-1"] = async (input, context, _) => (await context.MapAsync(
            Texts(input),
            (child, item, _, _, _) => child.StepAsync((_, _) => Task.FromResult($"Hello, {item}!")),
            "map",
            OneByOne<string>())).GetResults(),
        ["9-2"] = async (input, context, _) => (await context.MapAsync(
            Numbers(input), (_, item, _, _, _) => Task.FromResult(item * 2), config: OneByOne<int>())).GetResults(),
        ["9-5"] = async (_, context, _) =>
            ParallelHandlers.Projection(await OutcomesAsync(context, ["ok", "fail", "never"], Tolerating(0))),
        ["9-7"] = async (_, context, _) => ParallelHandlers.Projection(await OutcomesAsync(
            context, ["a", "b", "c", "d"], new CompletionConfig { MinSuccessful = 2 })),
        ["9-8"] = async (_, context, _) =>
            ParallelHandlers.Projection(await OutcomesAsync(context, ["ok", "fail", "ok"], Tolerating(1))),
        ["9-9"] = async (_, context, _) =>
            ParallelHandlers.Projection(await OutcomesAsync(context, ["fail", "fail", "never"], Tolerating(1))),
        ["9-11"] = async (_, context, _) => (await context.MapAsync(
            ["r0", "r1", "r2"],
            (_, item, _, _, _) => Task.FromResult(item),
            "concurrent",
            new MapConfig<string> { MaxConcurrency = 2 })).GetResults(),
        ["9-12"] = async (_, context, _) => (await context.MapAsync(
            ["fa", "fb"],
            (child, item, _, _, _) => child.StepAsync((_, _) => Task.FromResult(item)),
            "flat",
            new MapConfig<string> { MaxConcurrency = 1, NestingType = NestingType.Flat })).GetResults(),
        ["9-13"] = async (input, context, _) => (await context.MapAsync(
            Numbers(input),
            (_, item, _, _, _) => Task.FromResult(item * 10),
            "named-items",
            new MapConfig<int> { MaxConcurrency = 1, ItemNamer = (item, _) => $"item-{item}" })).GetResults(),
        ["9-14"] = async (_, context, _) => (await UpperAsync(
            context,
            ["x", "y"],
            new MapConfig<string> { MaxConcurrency = 1, ItemSerializer = Wrapping })).GetResults(),
        ["9-16"] = async (_, context, _) =>
        {
            var batch = await context.MapAsync(
                [0, 1, 2, 3], (_, _, _, _, _) => Task.FromResult(new string('x', 70_000)), "large", OneByOne<int>());
            return new { successCount = batch.SuccessCount, totalCount = batch.TotalCount };
        },
        ["9-17"] = async (_, context, _) =>
        {
            var batch = await UpperAsync(context, ["a", "b"], OneByOne<string>());
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return batch.GetResults();
        },
        ["9-18"] = async (_, context, _) =>
        {
            var batch = await OutcomesAsync(context, ["ok", "fail"], Tolerating(1));
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return ParallelHandlers.Projection(batch);
        },
        ["9-20"] = async (_, context, _) =>
        {
            var batch = await UpperAsync(
                context, ["x", "y"], new MapConfig<string> { MaxConcurrency = 1, Serializer = Whole });
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return batch.GetResults();
        },
    };

    private static MapConfig<T> OneByOne<T>() => new() { MaxConcurrency = 1 };

    private static CompletionConfig Tolerating(int failures) => new() { ToleratedFailureCount = failures };

    private static Task<IBatchResult<string>> OutcomesAsync(
        IDurableContext context,
        string[] items,
        CompletionConfig completion) =>
        context.MapAsync(
            items,
            (_, item, _, _, _) =>
                item == "fail" ? throw new InvalidOperationException("the item failed") : Task.FromResult(item),
            "outcomes",
            new MapConfig<string> { MaxConcurrency = 1, CompletionConfig = completion });

    private static Task<IBatchResult<string>> UpperAsync(
        IDurableContext context,
        string[] items,
        MapConfig<string> config) =>
        context.MapAsync(
            items, (_, item, _, _, _) => Task.FromResult(item.ToUpperInvariant()), "upper", config);

    private static List<string> Texts(JsonNode? input) => [.. input!.AsArray().Select(item => item.Text())];

    private static List<int> Numbers(JsonNode? input) => [.. input!.AsArray().Select(item => item!.GetValue<int>())];
}
