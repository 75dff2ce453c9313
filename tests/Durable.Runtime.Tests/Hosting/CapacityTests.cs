using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>More work than there is room for, and the end of a host with work to do.</summary>
public sealed class CapacityTests
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _most;

    [Fact]
    public async Task No_more_invocations_run_at_once_than_there_is_room_for()
    {
        await using var host = Host(new EmbeddedHostOptions { MaxConcurrentInvocations = 3 });
        var executions = new List<ExecutionInfo>();
        for (var i = 0; i < 20; i++)
        {
            executions.Add(await host.StartExecutionAsync("work", i));
        }

        _gate.SetResult();
        foreach (var execution in executions)
        {
            await host.WaitForResultAsync<int>(execution.Id);
        }

        Assert.InRange(_most, 1, 3);
    }

    [Fact]
    public async Task A_full_queue_refuses_what_is_new_and_finds_what_is_not()
    {
        await using var host = Host(new EmbeddedHostOptions { MaxConcurrentInvocations = 1, MaxQueuedInvocations = 2 });
        var accepted = new List<ExecutionInfo>();
        HostBusyException? refusal = null;
        while (refusal is null)
        {
            try
            {
                accepted.Add(await host.StartExecutionAsync("work", accepted.Count, $"n{accepted.Count}"));
            }
            catch (HostBusyException exception)
            {
                refusal = exception;
            }
        }

        Assert.InRange(accepted.Count, 2, 3);
        Assert.Contains("no execution of 'work' was started", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await host.Store.GetAsync($"work/n{accepted.Count}"));
        Assert.Equal(accepted[0].Id, (await host.StartExecutionAsync("work", 0, "n0")).Id);
        await Assert.ThrowsAsync<HostBusyException>(() => host.StartExecutionAsync("work", 0));

        _gate.SetResult();
        foreach (var execution in accepted)
        {
            await host.WaitForResultAsync<int>(execution.Id);
        }

        Assert.Equal(99, await host.RunAsync<int, int>("work", 99, "later"));
    }

    [Fact]
    public async Task A_host_that_stops_finishes_what_runs_and_begins_nothing()
    {
        var store = new InMemoryExecutionStore();
        var host = Host(new EmbeddedHostOptions { Store = store, MaxConcurrentInvocations = 1 });
        var first = await host.StartExecutionAsync("work", 1, "first");
        var second = await host.StartExecutionAsync("work", 2, "second");
        await WaitUntilRunningAsync();

        var stop = host.StopAsync();
        Assert.False(stop.IsCompleted);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartExecutionAsync("work", 3));
        _gate.SetResult();
        await stop;

        Assert.Equal(ExecutionStatus.Succeeded, (await store.GetAsync(first.Id))?.Status);
        Assert.Equal(ExecutionStatus.Running, (await store.GetAsync(second.Id))?.Status);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Waiting_for_the_end_of_what_runs_can_be_given_up()
    {
        await using var host = Host(new EmbeddedHostOptions());
        var execution = await host.StartExecutionAsync("work", 1);
        await WaitUntilRunningAsync();

        using var patience = new CancellationTokenSource();
        var stop = host.StopAsync(patience.Token);
        await patience.CancelAsync();
        await stop;
        Assert.Equal(ExecutionStatus.Running, (await host.Store.GetAsync(execution.Id))?.Status);
        _gate.SetResult();
    }

    [Fact]
    public async Task A_host_without_work_stops_at_once()
    {
        await using var host = Host(new EmbeddedHostOptions());
        await host.StopAsync();
        await host.StopAsync();
    }

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task WaitUntilRunningAsync() => _begun.Task;

    private EmbeddedHost Host(EmbeddedHostOptions options)
    {
        var host = new EmbeddedHost(options);
        host.RegisterWorkflow<int, int>("work", (number, context) => context.StepAsync(async (_, _) =>
        {
            var running = Interlocked.Increment(ref _running);
            InterlockedMax(ref _most, running);
            _begun.TrySetResult();
            await _gate.Task;
            Interlocked.Decrement(ref _running);
            return number;
        }));
        return host;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        var seen = Volatile.Read(ref most);
        while (value > seen)
        {
            seen = Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
