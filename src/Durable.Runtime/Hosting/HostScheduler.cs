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

    /// <summary>Does something that the virtual clock has to wait for.</summary>
    public async Task TrackAsync(Func<Task> work)
    {
        BodyStarted();
        try
        {
            await work();
        }
        finally
        {
            BodyEnded();
        }
    }

    /// <summary>Waits for an outcome, and lets the virtual clock jump meanwhile.</summary>
    public async Task<T> WaitAsync<T>(Task<T> outcome, CancellationToken cancellationToken)
    {
        _clock?.BeginWaiting();
        try
        {
            return await outcome.WaitAsync(cancellationToken);
        }
        finally
        {
            _clock?.EndWaiting();
        }
    }
}
