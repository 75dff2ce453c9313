using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>Executions in the order of their numbers, whatever comes and goes.</summary>
public sealed class ExecutionOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_copy_is_what_a_sorted_list_would_be(int seed)
    {
        var random = new Random(seed);
        var order = new ExecutionOrder();
        var expected = new SortedDictionary<long, StoredExecution>();
        var next = 0L;
        for (var step = 0; step < 2_000; step++)
        {
            if (expected.Count == 0 || random.Next(100) < 55)
            {
                // Numbers are given in order and arrive nearly so.
                long[] numbers = random.Next(4) == 0 ? [next + 2, next, next + 1] : [next];
                next += numbers.Length;
                foreach (var number in numbers)
                {
                    var execution = new StoredExecution(new JournalStream($"test/{number}", number));
                    order.Add(execution);
                    expected.Add(number, execution);
                }
            }
            else
            {
                var gone = expected.ElementAt(random.Next(expected.Count)).Value;
                expected.Remove(gone.Stream.Number);
                order.Remove(gone);
                order.Remove(gone);
            }

            if (step % 50 == 0)
            {
                Assert.Equal(expected.Values, order.Snapshot());
            }
        }

        Assert.Equal(expected.Values, order.Snapshot());
    }
}
