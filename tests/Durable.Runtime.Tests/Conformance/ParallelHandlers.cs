using System.Globalization;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 8: parallel branches.</summary>
internal static class ParallelHandlers
{
    private static readonly Branch Fails = (_, _) => throw new InvalidOperationException("the branch failed");

    private delegate Task<object?> Branch(IDurableContext context, CancellationToken token);

    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["8-1"] = async (_, context, _) => Results(await RunAsync(context, "parallel", [Step("task-1"), Step("task-2")])),
        ["8-2"] = async (_, context, _) => Results(await RunAsync(context, null, [Returns("alpha"), Returns("beta")])),
        ["8-4"] = async (_, context, _) => Results(await RunAsync(
            context, "hetero", [Returns("hello"), Returns(42), Returns(new { k = "v" })])),
        ["8-5"] = async (_, context, _) => Results(await RunAsync(context, "empty", [])),
        ["8-6"] = async (_, context, _) => Projection(await RunAsync(
            context, "failfast", [Returns("ok"), Fails, Returns("never")], Tolerating(0))),
        ["8-7"] = async (_, context, _) =>
        {
            var batch = await RunAsync(context, "throwing", [Fails, Returns("never")], Tolerating(0));
            batch.ThrowIfError();
            return Results(batch);
        },
        ["8-12"] = async (_, context, _) => Results(await RunAsync(
            context,
            "flat",
            [Step("fa"), Step("fb")],
            new ParallelConfig { MaxConcurrency = 1, NestingType = NestingType.Flat })),
        ["8-14"] = async (_, context, _) => Results(await RunAsync(
            context,
            "replay",
            [
                Step("b0"),
                async (branch, _) =>
                {
                    await branch.WaitAsync(TimeSpan.FromSeconds(2));
                    return "b1";
                },
            ])),
        ["8-15"] = async (_, context, _) => Results(await RunAsync(
            context,
            "serdes",
            [Returns("x"), Returns("y")],
            new ParallelConfig { MaxConcurrency = 1, ItemSerializer = TextSerializer.Envelope })),
        ["8-18"] = async (_, context, _) => Projection(await RunAsync(
            context,
            "both",
            [Fails, Fails, Returns("never"), Returns("never")],
            new ParallelConfig
            {
                MaxConcurrency = 1,
                CompletionConfig = new CompletionConfig { MinSuccessful = 3, ToleratedFailureCount = 1 },
            })),
        ["8-20"] = async (_, context, _) =>
        {
            var batch = await RunAsync(context, "mixed", [Returns("a"), Fails, Returns("c")], Tolerating(1));
            return new
            {
                hasFailure = batch.HasFailure,
                successCount = batch.Succeeded.Count,
                failureCount = batch.Failed.Count,
                errorCount = batch.GetErrors().Count,
            };
        },
        ["8-21"] = async (_, context, _) => Results(await RunAsync(
            context,
            "outer",
            [async (branch, _) => Results(await RunAsync(branch, "inner", [Step("i1"), Step("i2")]))])),
    };

    /// <summary>What requirements ask of a batch that may have failures.</summary>
    public static object Projection(IBatchResult batch) => new
    {
        completionReason = batch.CompletionReason switch
        {
            CompletionReason.AllCompleted => "ALL_COMPLETED",
            CompletionReason.MinSuccessfulReached => "MIN_SUCCESSFUL_REACHED",
            _ => "FAILURE_TOLERANCE_EXCEEDED",
        },
        status = batch.HasFailure ? "FAILED" : "SUCCEEDED",
        successCount = batch.SuccessCount,
        failureCount = batch.FailureCount,
        totalCount = batch.TotalCount,
    };

    private static Task<IBatchResult<object?>> RunAsync(
        IDurableContext context,
        string? name,
        Branch[] branches,
        ParallelConfig? config = null) =>
        context.ParallelAsync(
            branches
                .Select((branch, index) => new DurableBranch<object?>(
                    index.ToString(CultureInfo.InvariantCulture), (child, token) => branch(child, token)))
                .ToList(),
            name,
            config ?? new ParallelConfig { MaxConcurrency = 1 });

    private static ParallelConfig Tolerating(int failures) => new()
    {
        MaxConcurrency = 1,
        CompletionConfig = new CompletionConfig { ToleratedFailureCount = failures },
    };

    private static Branch Step(string value) =>
        async (branch, _) => await branch.StepAsync((_, _) => Task.FromResult(value));

    private static Branch Returns(object value) => (_, _) => Task.FromResult<object?>(value);

    private static IReadOnlyList<object?> Results(IBatchResult<object?> batch) => batch.GetResults();
}
