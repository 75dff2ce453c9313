using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Hosting;

/// <content>Patience with a store that fails for a while, say because its disk is full.</content>
public sealed partial class EmbeddedHost
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    /// <summary>Asks the store until it answers, or the host stops. What the store refuses is not asked again.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="what">What messages call it.</param>
    /// <param name="failure">How it failed, when it has been asked before.</param>
    private async Task<T> InsistAsync<T>(Func<ValueTask<T>> request, string what, Exception? failure = null)
    {
        var delay = FirstDelay;
        while (true)
        {
            if (failure is not null)
            {
                _logger.LogWarning(failure, "The store could not {What}; the host tries again in {Delay}.", what, delay);
                await DelayAsync(delay);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
            }

            try
            {
                return await _scheduler.TrackAsync(request());
            }
            catch (Exception exception) when (MayPass(exception) && !_isStopping)
            {
                failure = exception;
            }
        }
    }

    private Task InsistAsync(Func<ValueTask> request, string what, Exception? failure = null) =>
        InsistAsync(
            async () =>
            {
                await request();
                return true;
            },
            what,
            failure);

    private static bool MayPass(Exception exception) => exception is not
        (StaleLeaseException or ExecutionNotFoundException or ExecutionAlreadyStartedException or InvalidUpdateException
        or CallbackClosedException or ArgumentException or ObjectDisposedException);

    private async Task DelayAsync(TimeSpan delay)
    {
        var over = new TaskCompletionSource();
        using var timer = EngineTimers.Create(
            _options.TimeProvider, () => _scheduler.Post(() => over.TrySetResult()), delay);
        await over.Task;
    }
}
