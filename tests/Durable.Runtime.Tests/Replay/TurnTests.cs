using Durable.Runtime.Hosting;
using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Workflow code never runs beside itself and never leaves its invocation, however it awaits.</summary>
public sealed class TurnTests
{
    [Fact]
    public async Task Code_that_asks_for_no_context_stays_inside()
    {
        await using var runner = new DurableTestRunner<int, int>(async (_, context) =>
        {
            var branches = Enumerable.Range(1, 20).Select(i => BranchAsync(context, i)).ToList();
            return (await Task.WhenAll(branches).ConfigureAwait(false)).Sum();
        });

        var result = await runner.RunAsync(0);

        Assert.Equal(210, result.Result);
        Assert.Equal(TimeSpan.FromSeconds(40), result.Steps.Max(step => step.EndedAt) - result.Steps.Min(step => step.StartedAt));

        static async Task<int> BranchAsync(IDurableContext context, int i) =>
            await context.RunInChildContextAsync(async (child, _) =>
            {
                await child.WaitAsync(TimeSpan.FromSeconds(i)).ConfigureAwait(false);
                await child.WaitAsync(TimeSpan.FromSeconds(i)).ConfigureAwait(false);
                return await child.StepAsync((_, _) => Task.FromResult(i)).ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    [Fact]
    public async Task One_task_may_be_awaited_by_many()
    {
        await using var host = Hosts.Virtual();
        host.RegisterWorkflow<int, string>("shared", async (_, context) =>
        {
            var order = new List<int>();
            var shared = context.StepAsync(async (_, _) =>
            {
                await Task.Yield();
                return 1;
            });
            var users = Enumerable.Range(0, 10).Select(async i =>
            {
                await shared;
                await context.StepAsync((_, _) => Task.FromResult(i), $"step {i}");
                order.Add(i);
            });
            await Task.WhenAll(users.ToList());
            return string.Join(",", order.Order());
        });

        Assert.Equal("0,1,2,3,4,5,6,7,8,9", await host.RunAsync<int, string>("shared", 0));
    }

    [Fact]
    public async Task Yielding_comes_back()
    {
        var result = await Hosts.RunAsync(async context =>
        {
            var waits = context.WaitAsync(TimeSpan.FromSeconds(1));
            for (var i = 0; i < 100; i++)
            {
                await Task.Yield();
            }

            var step = await context.StepAsync((_, _) => Task.FromResult(7));
            await waits;
            return step;
        });

        Assert.Equal(7, result);
    }

    [Fact]
    public async Task Workflow_code_never_runs_beside_itself()
    {
        await using var host = new EmbeddedHost();
        host.RegisterWorkflow<int, int>("busy", async (_, context) =>
        {
            var (inside, overlaps) = (0, 0);
            await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
            {
                for (var j = 0; j < 20; j++)
                {
                    await context.StepAsync(async (_, _) =>
                    {
                        await Task.Yield();
                        return i;
                    });
                    overlaps += Interlocked.Increment(ref inside) > 1 ? 1 : 0;
                    Thread.SpinWait(50);
                    Interlocked.Decrement(ref inside);
                }
            }));
            return overlaps;
        });

        Assert.Equal(0, await host.RunAsync<int, int>("busy", 0));
    }

    [Fact]
    public async Task Calls_from_another_thread_are_let_in()
    {
        await using var host = new EmbeddedHost();
        host.RegisterWorkflow<int, int>("stray", async (_, context) =>
            await Task.Run(() => context.StepAsync((_, _) => Task.FromResult(5))));

        Assert.Equal(5, await host.RunAsync<int, int>("stray", 0));
    }

    [Fact]
    public async Task Steps_that_are_not_awaited_do_not_hold_the_end_up()
    {
        await using var host = Hosts.Virtual(out var clock);
        var stopped = false;
        host.RegisterWorkflow<int, int>("leaves", async (_, context) =>
        {
            var left = context.StepAsync(async (_, token) =>
            {
                token.Register(() => stopped = true);
                await Task.Delay(TimeSpan.FromDays(1), clock, token);
                return 1;
            });
            var result = await context.StepAsync((_, _) => Task.FromResult(2));
            Assert.False(left.IsCompleted);
            return result;
        });
        var start = clock.GetUtcNow();

        Assert.Equal(2, await host.RunAsync<int, int>("leaves", 0));
        Assert.True(stopped);
        Assert.Equal(start, clock.GetUtcNow());
    }
}
