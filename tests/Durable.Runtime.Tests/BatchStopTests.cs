using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests;

/// <summary>Batches that are decided while units still wait.</summary>
public sealed class BatchStopTests
{
    [Theory]
    [InlineData(NestingType.Nested)]
    [InlineData(NestingType.Flat)]
    public async Task A_batch_ends_when_it_is_decided_although_units_still_wait(NestingType nesting)
    {
        await using var host = Hosts.Virtual();
        host.RegisterWorkflow<int, string>("race", async (_, context) =>
        {
            var batch = await context.ParallelAsync<string>(
            [
                (unit, token) => WaitAsync(unit, 1_000, token),
                async (unit, token) =>
                {
                    await unit.WaitAsync(TimeSpan.FromSeconds(5), "short", token);
                    throw new InvalidOperationException("no");
                },
                async (unit, token) => await (await unit.CreateCallbackAsync<string>("never")).GetResultAsync(token),
            ], "race", new ParallelConfig { NestingType = nesting });
            return $"{batch.CompletionReason} {batch.FailureCount} {batch.SuccessCount}";
        });

        var execution = await host.StartExecutionAsync("race", 0);
        var end = await host.WaitForEndAsync(execution.Id);

        Assert.Equal("\"FailureToleranceExceeded 1 0\"", end.Result);
        Assert.Equal(TimeSpan.FromSeconds(5), end.EndTime - end.StartTime);
    }

    [Fact]
    public async Task The_first_of_two_flat_units_decides_in_every_replay()
    {
        await using var host = Hosts.Virtual();
        host.RegisterWorkflow<int, string>("race", async (_, context) =>
        {
            var batch = await context.ParallelAsync<string>(
                [(unit, token) => WaitAsync(unit, 5, token), (unit, token) => WaitAsync(unit, 60, token)],
                "race",
                new ParallelConfig
                {
                    NestingType = NestingType.Flat,
                    CompletionConfig = CompletionConfig.FirstSuccessful(),
                });
            await context.WaitAsync(TimeSpan.FromSeconds(10));
            return string.Join(',', batch.GetResults());
        });

        var execution = await host.StartExecutionAsync("race", 0);
        var end = await host.WaitForEndAsync(execution.Id);

        Assert.Equal("\"5\"", end.Result);
        Assert.Equal(TimeSpan.FromSeconds(15), end.EndTime - end.StartTime);
    }

    private static async Task<string> WaitAsync(IDurableContext unit, int seconds, CancellationToken token)
    {
        await unit.WaitAsync(TimeSpan.FromSeconds(seconds), "wait", token);
        return $"{seconds}";
    }
}
