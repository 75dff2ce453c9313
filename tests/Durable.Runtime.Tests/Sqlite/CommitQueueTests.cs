using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>One commit for many, and what happens when it fails.</summary>
public sealed class CommitQueueTests
{
    [Fact]
    public async Task Alone_a_commit_is_made_on_the_thread_that_wants_it()
    {
        var threads = new List<int>();
        var queue = new CommitQueue(_ => threads.Add(Environment.CurrentManagedThreadId));
        var stream = new SqliteStream("x", 1);
        var here = Environment.CurrentManagedThreadId;
        for (var i = 0; i < 10; i++)
        {
            var commit = queue.CommitAsync(queue.Enqueue(stream, [1]), default).AsTask();
            Assert.True(commit.IsCompletedSuccessfully);
            await commit;
        }

        Assert.Equal(Enumerable.Repeat(here, 10), threads);
        await queue.CommitAsync(5, default);
    }

    [Fact]
    public async Task Nobody_goes_on_before_his_rows_are_written_and_many_share_a_commit()
    {
        var written = 0L;
        var commits = 0;
        var begun = 0;
        var queue = new CommitQueue(batch =>
        {
            // The first commit waits for all, so that the others share one at least.
            SpinWait.SpinUntil(() => Volatile.Read(ref begun) == 50);
            commits++;
            Volatile.Write(ref written, batch.Last);
        });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(async () =>
        {
            var stream = new SqliteStream("x", number);
            for (var i = 0; i < 200; i++)
            {
                var position = queue.Enqueue(stream, [1, 2, 3]);
                Interlocked.Add(ref begun, i == 0 ? 1 : 0);
                await queue.CommitAsync(position, default);
                Assert.True(Volatile.Read(ref written) >= position);
            }

            Assert.Equal(200, stream.Rows.Length);
        })));

        Assert.Equal(10_000, written);
        Assert.InRange(commits, 200, 9_952);
    }

    [Fact]
    public async Task A_commit_that_fails_refuses_all_behind_it_until_the_stream_is_read_again()
    {
        var fails = false;
        var queue = new CommitQueue(_ =>
        {
            if (fails)
            {
                throw new StoreFullException("full");
            }
        });
        var (one, other) = (new SqliteStream("one", 1), new SqliteStream("other", 2));
        await queue.CommitAsync(queue.Enqueue(one, [1]), default);
        fails = true;
        var refused = queue.Enqueue(one, [2]);
        var lazy = queue.Enqueue(other, [3]);

        await Assert.ThrowsAsync<StoreFullException>(async () => await queue.CommitAsync(refused, default));

        fails = false;
        await Assert.ThrowsAsync<StoreFullException>(async () => await queue.CommitAsync(lazy, default));
        Assert.True(one.IsBroken);
        Assert.True(other.IsBroken);
        Assert.Equal([1L], one.Rows.ToArray());
        Assert.Empty(other.Rows.ToArray());
        await Assert.ThrowsAsync<StoreFullException>(
            async () => await queue.CommitAsync(queue.Enqueue(one, [4]), default));
        one.IsBroken = false;
        await queue.CommitAsync(queue.Enqueue(one, [5]), default);
        await Assert.ThrowsAsync<StoreFullException>(async () => await queue.CommitAsync(refused, default));
        Assert.Equal(2, one.Rows.Length);
    }

    [Fact]
    public async Task Under_failures_each_commit_is_either_written_or_refused()
    {
        var random = new Random(6);
        var written = new HashSet<long>();
        var queue = new CommitQueue(batch =>
        {
            if (random.Next(5) == 0)
            {
                throw new ExecutionStoreException("no");
            }

            lock (written)
            {
                for (var position = batch.First; position <= batch.Last; position++)
                {
                    written.Add(position);
                }
            }
        });

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(async () =>
        {
            var stream = new SqliteStream("x", number);
            var mine = new List<(long Position, bool IsSafe)>();
            for (var i = 0; i < 100; i++)
            {
                stream.IsBroken = false;
                var position = queue.Enqueue(stream, [1]);
                try
                {
                    await queue.CommitAsync(position, default);
                    mine.Add((position, true));
                }
                catch (ExecutionStoreException)
                {
                    mine.Add((position, false));
                }
            }

            return mine;
        })));

        foreach (var (position, isSafe) in outcomes.SelectMany(mine => mine).Where(one => one.Position != long.MaxValue))
        {
            Assert.Equal(isSafe, written.Contains(position));
        }

        Assert.Contains(outcomes.SelectMany(mine => mine), one => one.IsSafe);
        Assert.Contains(outcomes.SelectMany(mine => mine), one => !one.IsSafe);
    }

    [Fact]
    public async Task Rows_that_nobody_waits_for_are_written_when_they_become_many()
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = new CommitQueue(_ => written.TrySetResult());
        var stream = new SqliteStream("x", 1);
        for (var i = 0; i < 20; i++)
        {
            queue.Enqueue(stream, new byte[100_000]);
        }

        await written.Task;
    }
}
