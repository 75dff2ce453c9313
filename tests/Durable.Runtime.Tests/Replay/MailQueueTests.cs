using Durable.Runtime.Replay;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Mail keeps its order while the ring turns and grows.</summary>
public sealed class MailQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mail_is_taken_in_the_order_in_which_it_came(int seed)
    {
        var random = new Random(seed);
        var queue = new MailQueue();
        var expected = new Queue<int>();
        for (var i = 0; i < 1_000; i++)
        {
            // First more comes than is taken, then less.
            if (expected.Count == 0 || random.Next(1_000) > i)
            {
                queue.Enqueue(new Mail(_ => { }, i, IsWorkflow: i % 2 == 0));
                expected.Enqueue(i);
            }
            else
            {
                var mail = queue.Dequeue();
                var number = expected.Dequeue();
                Assert.Equal((number, number % 2 == 0), (mail.State, mail.IsWorkflow));
            }
        }

        while (expected.TryDequeue(out var number))
        {
            Assert.Equal(number, queue.Dequeue().State);
        }
    }
}
