using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Bounds durable work that an engine does not bound itself, by a race against a timer.</summary>
/// <remarks>
/// Work and timer are two branches of a flat batch that ends with the first of them. It costs two operations, the batch
/// and the timer, and decides the same way in a replay because the batch is recorded.
/// </remarks>
/// <param name="Duration">How long the work may take.</param>
/// <param name="Name">The name of the race in history; the timer is named after it.</param>
/// <param name="Elapsed">Makes the exception for work that took too long.</param>
internal sealed record TimeLimit(TimeSpan Duration, string Name, Func<Exception> Elapsed)
{
    /// <summary>Runs the work.</summary>
    /// <exception cref="DurableExecutionException">The work failed.</exception>
    public async Task<JsonNode?> RunAsync(
        IDurableContext context,
        Func<IDurableContext, CancellationToken, Task<JsonNode?>> work,
        CancellationToken stop = default)
    {
        DurableBranch<JsonNode?>[] branches =
        [
            new("work", work),
            new("timeout", async (timer, cancellation) =>
            {
                await DurableTimer.WaitAsync(timer, Duration, $"{Name} timeout", cancellation);
                return null;
            }),
        ];
        var firstOfThem = new ParallelConfig
        {
            NestingType = NestingType.Flat,
            CompletionConfig = new CompletionConfig { MinSuccessful = 1, ToleratedFailureCount = 0 },
        };
        var batch = await context.ParallelAsync(branches, Name, firstOfThem, stop);
        return batch.All.FirstOrDefault(unit => unit.Index == 0) switch
        {
            { Status: BatchItemStatus.Succeeded } done => done.Result,
            { Status: BatchItemStatus.Failed, Error: { } error } => throw error,
            _ => throw Elapsed(),
        };
    }
}
