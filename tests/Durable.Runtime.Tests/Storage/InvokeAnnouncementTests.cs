using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>When a store says that a function is to be invoked: whoever hears it runs the function.</summary>
public sealed class InvokeAnnouncementTests
{
    private readonly TestDisk _disk = new();

    /// <summary>
    /// An execution that was read again goes on after a while, and all that it waits for is announced again. If it went on
    /// sooner, for an answer, the next invocation may just have asked for an invoke:
    /// <code>
    ///   refused ── answered ── invoked ── invoke is written ...... refused
    ///      └── five seconds ──────────────────── announced again?
    /// </code>
    /// </summary>
    [Fact]
    public async Task An_invoke_is_announced_again_only_when_its_start_is_safe()
    {
        await using var store = await ListeningStore.OpenAsync(_disk);
        var lease = await store.BeginAsync("run");
        var callback = await store.Store.CheckpointAsync(lease, [Updates.Callback("callback")], durable: true);
        _disk.IsFull = true;
        await Assert.ThrowsAsync<ExecutionStoreException>(
            async () => await store.Store.CheckpointAsync(lease, [Updates.Step("step", "1")], durable: true));
        _disk.IsFull = false;
        await store.Store.CompleteCallbackAsync(
            Assert.Single(callback).CallbackId ?? "", CallbackOutcome.Succeeded("1"));
        var next = await store.ClaimAsync("test/run");

        _disk.Slowness = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var invoke = store.Store.CheckpointAsync(next, [Updates.Invoke("invoke", "charge")], durable: true).AsTask();
        store.Clock.Move(TimeSpan.FromSeconds(5));
        var due = store.Store.FireDueAsync().AsTask();
        Assert.Empty(store.Invokes);

        _disk.IsFull = true;
        _disk.Slowness.SetResult();
        await Assert.ThrowsAsync<ExecutionStoreException>(() => invoke);
        await Assert.ThrowsAsync<ExecutionStoreException>(() => due);
        Assert.Empty(store.Invokes);

        _disk.IsFull = false;
        store.Clock.Move(TimeSpan.FromSeconds(5));
        await store.Store.FireDueAsync();
        var last = await store.ClaimAsync("test/run");
        await store.Store.CheckpointAsync(last, [Updates.Invoke("invoke", "charge")], durable: true);
        Assert.Equal("charge", Assert.Single(store.Invokes).FunctionName);
    }

    [Fact]
    public async Task An_invoke_that_waits_is_announced_again_when_the_store_is_opened()
    {
        await using (var store = await ListeningStore.OpenAsync(_disk))
        {
            var lease = await store.BeginAsync("run");
            await store.Store.CheckpointAsync(lease, [Updates.Invoke("invoke", "charge")], durable: true);
            await store.Store.CompleteInvocationAsync(lease, InvocationOutcome.Pending);
            Assert.False(Assert.Single(store.Invokes).IsAnnouncedAgain);
        }

        await using var reopened = await ListeningStore.OpenAsync(_disk);
        Assert.True(Assert.Single(reopened.Invokes).IsAnnouncedAgain);
    }
}
