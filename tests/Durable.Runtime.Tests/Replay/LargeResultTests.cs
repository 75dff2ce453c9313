using System.Text;
using Durable.Runtime.Hosting;
using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Results larger than one operation may record.</summary>
public sealed class LargeResultTests
{
    private static readonly string Large = string.Concat(Enumerable.Repeat("x\u00e4\u20ac\ud83d\ude00\\\"", 60_000));

    [Fact]
    public async Task A_step_that_may_records_its_large_result_in_parts()
    {
        var result = await Twice.SameAsync(context => context.StepAsync(
            (_, _) => Task.FromResult(Large), "large", new StepConfig { SplitLargeResult = true }));

        Assert.Equal(Large, result);
    }

    [Theory]
    [InlineData(OperationIdentity.ByPosition, false)]
    [InlineData(OperationIdentity.ByPosition, true)]
    [InlineData(OperationIdentity.ByName, false)]
    public async Task Parts_are_operations_that_the_workflow_does_not_ask_for(OperationIdentity identity, bool hash)
    {
        var bodies = 0;
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = new VirtualTimeProvider(),
            Engine = Splitting(10) with { Identity = identity, HashOperationIds = hash },
        });
        host.RegisterWorkflow<int, string>("flow", async (_, context) =>
        {
            var first = await context.StepAsync((_, _) => Task.FromResult(new string('x', 25 + (0 * bodies++))), "first");
            await context.WaitAsync(TimeSpan.FromSeconds(1), "pause");
            var batch = await context.MapAsync<int, string>(
                [1, 2],
                (item, number, _, _, token) => item.StepAsync(
                    (_, _) => Task.FromResult(new string('y', 10 * number)), "item", cancellationToken: token));
            await context.WaitAsync(TimeSpan.FromSeconds(1), "pause");
            return first + string.Concat(batch.GetResults());
        });

        Assert.Equal(new string('x', 25) + new string('y', 30), await host.RunAsync<int, string>("flow", 1, "run"));

        Assert.Equal(1, bodies);
        var operations = await host.Store.GetOperationsAsync("flow/run");
        Assert.Equal(3 + 2 + 3, operations.Count(operation => operation.SubType == "StepResultPart"));
        Assert.All(operations, operation => Assert.InRange(
            operation.Type == OperationType.Step ? Encoding.UTF8.GetByteCount(operation.Result ?? "") : 0, 0, 100));
        Assert.Equal("\"xxxxxxxxx", operations[0].Result);
    }

    [Fact]
    public async Task Parts_that_a_crash_left_without_the_end_of_their_step_are_passed_over()
    {
        var clock = new VirtualTimeProvider();
        var inner = new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock });
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new CuttingStore(inner), TimeProvider = clock, Engine = Splitting(10),
        });
        var bodies = 0;
        host.RegisterWorkflow<int, string>("flow", async (_, context) =>
        {
            // The second time the result is another one, as that of any body may be.
            var result = await context.StepAsync((_, _) => Task.FromResult(new string((char)('a' + bodies++), 25)));
            await context.WaitAsync(TimeSpan.FromSeconds(1), "pause");
            return result;
        });

        Assert.Equal(new string('b', 25), await host.RunAsync<int, string>("flow", 1, "run"));
        Assert.Equal(2, bodies);
    }

    [Fact]
    public async Task Parts_count_against_the_quota()
    {
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Engine = Splitting(10) with { Quota = new ExecutionQuota { PayloadBytes = 10, Operations = 20 } },
        });
        host.RegisterWorkflow<int, string>(
            "flow", (_, context) => context.StepAsync((_, _) => Task.FromResult(new string('x', 1_000))));

        var failure = await Assert.ThrowsAsync<ExecutionFailedException>(
            () => host.RunAsync<int, string>("flow", 1, "run"));
        Assert.Contains("more than 20 operations", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_raises_the_limit_records_large_results_whole()
    {
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = new VirtualTimeProvider(),
            Engine = new EngineOptions { Quota = ExecutionQuota.Unlimited },
        });
        host.RegisterWorkflow<int, int>("flow", async (_, context) =>
        {
            var result = await context.StepAsync((_, _) => Task.FromResult(new string('x', 10_000_000)), "large");
            await context.WaitAsync(TimeSpan.FromSeconds(1), "pause");
            return result.Length;
        });

        Assert.Equal(10_000_000, await host.RunAsync<int, int>("flow", 1, "run"));
        var operation = (await host.Store.GetOperationsAsync("flow/run"))[0];
        Assert.Equal(10_000_002, operation.Result?.Length);
    }

    [Fact]
    public async Task A_state_that_is_too_large_fails_its_condition()
    {
        var checks = 0;
        var failure = await Twice.FailureAsync(context => context.WaitForConditionAsync(
            (_, _, _) =>
            {
                checks++;
                return Task.FromResult(new string('x', 300_000));
            },
            new WaitForConditionConfig<string>
            {
                InitialState = "",
                WaitStrategy = WaitStrategy.Fixed<string>(TimeSpan.FromSeconds(1), isDone: _ => false),
            },
            "poll"));

        Assert.Equal(typeof(PayloadTooLargeException).FullName, failure.ErrorType);
        Assert.Contains("300002", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, checks);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(1_000)]
    public void Pieces_are_small_enough_and_make_the_whole(int bytes)
    {
        var random = new Random(bytes);
        string[] letters = ["x", "\u00e4", "\u20ac", "\ud83d\ude00"];
        for (var i = 0; i < 200; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(3_000)).Select(_ => letters[random.Next(4)]));

            var pieces = ResultParts.Cut(text, bytes).ToList();

            Assert.Equal(text, string.Concat(pieces));
            Assert.All(pieces, piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, bytes));
        }
    }

    private static EngineOptions Splitting(int bytes) => new()
    {
        SplitLargeResults = true, Quota = new ExecutionQuota { PayloadBytes = bytes },
    };

    /// <summary>Records the beginning of one request, and fails.</summary>
    private sealed class CuttingStore(IExecutionStore inner) : DelegatingStore(inner)
    {
        private bool _hasCut;

        public override async ValueTask<IReadOnlyList<OperationRecord>> CheckpointAsync(
            Lease lease,
            IReadOnlyList<OperationUpdate> updates,
            bool durable,
            CancellationToken cancellationToken = default)
        {
            if (_hasCut || updates.Count < 3)
            {
                return await Inner.CheckpointAsync(lease, updates, durable, cancellationToken);
            }

            _hasCut = true;
            await Inner.CheckpointAsync(lease, [.. updates.Take(2)], durable, cancellationToken);
            throw new IOException("The connection broke.");
        }
    }
}
