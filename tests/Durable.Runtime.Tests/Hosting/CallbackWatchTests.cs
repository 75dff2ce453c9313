using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>Waiting for a callback to be created.</summary>
public sealed class CallbackWatchTests
{
    [Fact]
    public async Task A_callback_that_is_created_while_the_store_is_read_is_found()
    {
        var store = new StaleStore(new InMemoryExecutionStore());
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { Store = store });
        host.RegisterWorkflow<int, int>("asks", async (_, context) =>
        {
            await store.WasRead.Task;
            return await context.WaitForCallbackAsync<int>((_, _, _) => Task.CompletedTask, "question");
        });
        var execution = await host.StartExecutionAsync("asks", 0);

        var callbackId = await host.WaitForCallbackAsync(execution.Id, "question").WaitAsync(TimeSpan.FromMinutes(1));
        await host.CompleteCallbackAsync(callbackId, 7);

        Assert.Equal(7, await host.WaitForResultAsync<int>(execution.Id));
    }

    [Fact]
    public async Task Each_of_those_who_wait_gets_another_callback()
    {
        await using var host = new EmbeddedHost();
        host.RegisterWorkflow<int, int>("asks", async (_, context) =>
        {
            var first = await context.CreateCallbackAsync<int>("one");
            var second = await context.CreateCallbackAsync<int>("two");
            return await first.GetResultAsync() + await second.GetResultAsync();
        });
        var execution = await host.StartExecutionAsync("asks", 0);

        var ids = await Task.WhenAll(host.WaitForCallbackAsync(execution.Id), host.WaitForCallbackAsync(execution.Id));
        await Task.WhenAll(ids.Select(id => host.CompleteCallbackAsync(id, 2)));

        Assert.Equal(4, await host.WaitForResultAsync<int>(execution.Id));
    }

    [Fact]
    public async Task Whoever_gives_up_takes_no_callback_away()
    {
        await using var host = new EmbeddedHost();
        var go = new TaskCompletionSource();
        host.RegisterWorkflow<int, int>("asks", async (_, context) =>
        {
            await context.StepAsync(async (_, _) => await go.Task, "before");
            return await context.WaitForCallbackAsync<int>((_, _, _) => Task.CompletedTask, "question");
        });
        var execution = await host.StartExecutionAsync("asks", 0);
        using var patience = new CancellationTokenSource();
        var givenUp = host.WaitForCallbackAsync(execution.Id, "question", patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);

        go.SetResult();
        await host.CompleteCallbackAsync(await host.WaitForCallbackAsync(execution.Id, "question"), 7);

        Assert.Equal(7, await host.WaitForResultAsync<int>(execution.Id));
    }

    /// <summary>Answers with operations as they were before the workflow went on.</summary>
    private sealed class StaleStore(IExecutionStore inner) : DelegatingStore(inner)
    {
        private readonly TaskCompletionSource _created = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource WasRead { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<IReadOnlyList<OperationRecord>> GetOperationsAsync(
            string executionId,
            CancellationToken cancellationToken = default)
        {
            var before = await base.GetOperationsAsync(executionId, cancellationToken);
            WasRead.TrySetResult();
            await _created.Task;
            return before;
        }

        public override async ValueTask CompleteInvocationAsync(
            Lease lease,
            InvocationOutcome outcome,
            CancellationToken cancellationToken = default)
        {
            await base.CompleteInvocationAsync(lease, outcome, cancellationToken);

            // The workflow waits by now, so its callback has been announced.
            _created.TrySetResult();
        }
    }
}
