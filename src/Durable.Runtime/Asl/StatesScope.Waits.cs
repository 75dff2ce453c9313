using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <content>Wait states, and values that may be computed only once.</content>
public sealed partial class StatesScope
{
    /// <summary>Waits for a time (<c>Seconds</c>, <c>SecondsPath</c>).</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="duration">How long; zero passes at once and records nothing, fractions of a second are rounded up.
    /// </param>
    /// <returns>A task that ends when the time is over.</returns>
    public Task WaitAsync(string state, TimeSpan duration) =>
        DurableTimer.WaitAsync(Durable, duration, state, _origin.Stop);

    /// <summary>Waits until an instant (<c>Timestamp</c>, <c>TimestampPath</c>).</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="instant">The instant; one in the past passes at once. How long it is until then is recorded, which
    /// costs one operation beside the wait.</param>
    /// <returns>A task that ends when the instant has come.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c>: the instant lies further ahead than
    /// <see cref="WaitDelay.Max"/>.</exception>
    public async Task WaitUntilAsync(string state, DateTimeOffset instant)
    {
        VisitOf(state);
        var record = await StepAsync(
            $"{state} delay",
            _ => Task.FromResult<JsonNode?>(WaitDelay.Until(instant, _execution.Clock.GetUtcNow()).TotalSeconds));
        var delay = TimeSpan.FromSeconds(record?.GetValue<double>() ?? 0);
        if (delay > TimeSpan.Zero)
        {
            await WaitAsync(state, Remaining(delay, instant));
        }
    }

    /// <summary>
    /// Computes a value once and remembers it, as a step: for values that would differ in a replay, such as a UUID,
    /// the time or a random number.
    /// </summary>
    /// <param name="state">The state's name.</param>
    /// <param name="compute">Computes the value.</param>
    /// <returns>The value; null is JSON null.</returns>
    /// <exception cref="StatesException">The computation failed.</exception>
    public Task<JsonNode?> RecordAsync(string state, Func<JsonNode?> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        VisitOf(state);
        return StepAsync(state, _ => Task.FromResult(compute()));
    }

    // Between the two operations the process may have been away. The number of waits must stay the same in a replay, so
    // only a duration that is a single wait is measured again.
    private TimeSpan Remaining(TimeSpan recorded, DateTimeOffset instant)
    {
        if (recorded > DurableTimer.Longest)
        {
            return recorded;
        }

        var now = instant - _execution.Clock.GetUtcNow();
        return now < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : now < recorded ? now : recorded;
    }
}
