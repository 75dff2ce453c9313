using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>
/// Asks at growing intervals and gives up when the pauses add up to the time-out. The time that the questions
/// themselves take is not counted: a strategy must decide the same way in a replay and knows no clock.
/// </summary>
internal sealed class JobWaitStrategy(JobPolling polling, TimeSpan? timeout) : IWaitStrategy<JsonNode?>
{
    public WaitDecision Decide(JsonNode? state, int attemptNumber)
    {
        if (JobRecord.IsOver(state))
        {
            return WaitDecision.Stop();
        }

        var delay = polling.DelayAfter(attemptNumber);
        if (timeout is not { } limit)
        {
            return WaitDecision.ContinueAfter(delay);
        }

        var left = limit - Waited(attemptNumber - 1, limit);
        return left <= TimeSpan.Zero ? WaitDecision.Stop() : WaitDecision.ContinueAfter(delay < left ? delay : left);
    }

    private TimeSpan Waited(int pauses, TimeSpan limit)
    {
        var total = TimeSpan.Zero;
        for (var pause = 1; pause <= pauses && total < limit; pause++)
        {
            total += polling.DelayAfter(pause);
        }

        return total;
    }
}
