using Durable.Runtime.Hosting;

namespace Durable.Runtime.Testing;

/// <summary>Notices that a virtual clock has nothing left to jump to.</summary>
internal sealed class StallWatch : IDisposable
{
    private readonly VirtualTimeProvider? _clock;
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _hasStalled;

    public StallWatch(VirtualTimeProvider? clock)
    {
        _clock = clock;
        if (clock is not null)
        {
            clock.Stalled += OnStalled;
        }
    }

    public Task Stalled => _stalled.Task;

    public void Dispose()
    {
        if (_clock is not null)
        {
            _clock.Stalled -= OnStalled;
        }
    }

    private void OnStalled()
    {
        // The first time may have been decided before this watch began. What was on its way then is done the next time.
        if (_hasStalled)
        {
            _stalled.TrySetResult();
        }
        else
        {
            _hasStalled = true;
            _clock?.Post(static () => { });
        }
    }
}
