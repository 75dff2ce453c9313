using Durable.Runtime.Replay;

namespace Durable.Runtime.Hosting;

/// <summary>Where a host does its work: on the thread pool, or on the queue of a virtual clock.</summary>
internal sealed class HostScheduler(TimeProvider timeProvider) : IInvocationScheduler
{
    private readonly VirtualTimeProvider? _clock = timeProvider as VirtualTimeProvider;

    /// <summary>Begins something new.</summary>
    public void Post(Action action)
    {
        if (_clock is not null)
        {
            _clock.Post(action);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work(), action, preferLocal: false);
        }
    }

    public void Resume(Action turn)
    {
        if (_clock is not null)
        {
            _clock.Post(turn);
        }
        else
        {
            turn();
        }
    }

    public void BodyStarted() => _clock?.BodyStarted();

    public void BodyEnded() => _clock?.BodyEnded();

    /// <summary>Waits for something that the virtual clock has to wait for, too, and goes on on its queue.</summary>
    public ValueTask TrackAsync(ValueTask work) =>
        _clock is null || work.IsCompletedSuccessfully ? work : new ValueTask(ReturnAsync(_clock, work.AsTask()));

    /// <inheritdoc cref="TrackAsync(ValueTask)"/>
    public ValueTask<T> TrackAsync<T>(ValueTask<T> work)
    {
        return _clock is null || work.IsCompletedSuccessfully ? work : new ValueTask<T>(ResultAsync(work.AsTask()));

        async Task<T> ResultAsync(Task<T> task)
        {
            await ReturnAsync(_clock, task);
            return await task;
        }
    }

    private static async Task ReturnAsync(VirtualTimeProvider clock, Task work)
    {
        var returned = new TaskCompletionSource();
        clock.BodyStarted();
        _ = work.ContinueWith(
            _ =>
            {
                clock.Post(() => returned.TrySetResult());
                clock.BodyEnded();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        await returned.Task;
        await work;
    }

    /// <summary>Waits for an outcome, and lets the virtual clock jump meanwhile.</summary>
    public Task<T> WaitAsync<T>(Task<T> outcome, CancellationToken cancellationToken)
    {
        return _clock is null ? outcome.WaitAsync(cancellationToken) : WaitAsync();

        async Task<T> WaitAsync()
        {
            _clock.BeginWaiting();
            try
            {
                return await outcome.WaitAsync(cancellationToken);
            }
            finally
            {
                _clock.EndWaiting();
            }
        }
    }
}
