using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>How those go on that waited for the same commit.</summary>
public sealed class CommitPromiseTests
{
    private const int Waiting = 10;

    /// <summary>Whoever goes on runs the code of its execution. When that takes long, the others and the commits after it
    /// must not wait for it, whatever its place in the row.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(Waiting)]
    public async Task Code_that_takes_its_time_holds_up_nobody_else(int place)
    {
        var enqueued = 0;
        var goneOn = 0;
        using var othersAreDone = new CountdownEvent(Waiting);
        var queue = new CommitQueue(_ => SpinWait.SpinUntil(() => Volatile.Read(ref enqueued) > Waiting));

        // One more, which writes: it waits for nobody.
        await Task.WhenAll(Enumerable.Range(0, Waiting + 1).Select(number => Task.Run(async () =>
        {
            var stream = new SqliteStream("x", number);
            var position = queue.Enqueue(stream, [1]);
            Interlocked.Increment(ref enqueued);
            await queue.CommitAsync(position, default);
            if (Interlocked.Increment(ref goneOn) == place)
            {
                othersAreDone.Wait();
                return;
            }

            for (var i = 0; i < 5; i++)
            {
                await queue.CommitAsync(queue.Enqueue(stream, [2]), default);
            }

            othersAreDone.Signal();
        })));

        Assert.Equal(Waiting + 1, goneOn);
    }

    [Fact]
    public void Who_waited_goes_on_with_nothing_of_whoever_went_before()
    {
        var local = new AsyncLocal<string?>();
        var found = new List<string?>();
        var promise = new CommitPromise();
        for (var i = 0; i < Waiting; i++)
        {
            WaitFor(promise, () =>
            {
                lock (found)
                {
                    found.Add(local.Value);
                }

                local.Value = "left behind";
            });
        }

        Assert.True(promise.Keep(failure: null, whenAllGoOn: null));
        promise.Tell();

        SpinWait.SpinUntil(() => Count(found) == Waiting);
        Assert.All(found, Assert.Null);
        Assert.Null(local.Value);
    }

    [Fact]
    public void Who_waits_in_a_place_of_its_own_goes_on_there()
    {
        var outer = SynchronizationContext.Current;
        var place = new Place();
        var promise = new CommitPromise();
        var (isThere, isOver) = (false, false);
        SynchronizationContext.SetSynchronizationContext(place);
        new ValueTask(promise, 0).GetAwaiter().UnsafeOnCompleted(() =>
            (isThere, isOver) = (SynchronizationContext.Current == place, true));
        SynchronizationContext.SetSynchronizationContext(outer);

        promise.Keep(failure: null, whenAllGoOn: null);
        promise.Tell();

        Assert.True(isOver);
        Assert.True(isThere);
    }

    [Fact]
    public async Task Who_asks_late_or_for_a_promise_that_could_not_be_kept_is_answered()
    {
        var (kept, broken) = (new CommitPromise(), new CommitPromise());
        var late = new TaskCompletionSource();

        Assert.False(kept.Keep(failure: null, whenAllGoOn: null));
        new ValueTask(kept, 0).GetAwaiter().UnsafeOnCompleted(late.SetResult);
        await late.Task;
        await new ValueTask(kept, 0);

        var waiting = new ValueTask(broken, 0).AsTask();
        Assert.True(broken.Keep(new StoreFullException("full"), whenAllGoOn: null));
        broken.Tell();
        await Assert.ThrowsAsync<StoreFullException>(() => waiting);
        await Assert.ThrowsAsync<StoreFullException>(async () => await new ValueTask(broken, 0));
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_others_waiting()
    {
        using var isWriting = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var queue = new CommitQueue(_ =>
        {
            isWriting.Set();
            mayEnd.Wait();
        });
        var stream = new SqliteStream("x", 1);
        var first = Task.Run(async () => await queue.CommitAsync(queue.Enqueue(stream, [1]), default));
        isWriting.Wait();
        using var impatience = new CancellationTokenSource();
        var impatient = queue.CommitAsync(queue.Enqueue(stream, [2]), impatience.Token).AsTask();
        var patient = queue.CommitAsync(queue.Enqueue(stream, [3]), default).AsTask();

        impatience.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(patient.IsCompleted);

        mayEnd.Set();
        await first;
        await patient;
        Assert.Equal(3, stream.Rows.Length);
    }

    /// <summary>Waits without a place of its own, as the engine does.</summary>
    private static void WaitFor(CommitPromise promise, Action continuation)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        new ValueTask(promise, 0).GetAwaiter().UnsafeOnCompleted(continuation);
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    private static int Count(List<string?> list)
    {
        lock (list)
        {
            return list.Count;
        }
    }

    /// <summary>Runs at once what it is given.</summary>
    private sealed class Place : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            var outer = Current;
            SetSynchronizationContext(this);
            d(state);
            SetSynchronizationContext(outer);
        }
    }
}
