using Durable.Runtime.Hosting;

namespace Sfn2Durable.Verification;

/// <summary>
/// Notices that a virtual clock has nothing left to jump to. The clock may say so a moment before a finished piece of
/// work has been handed back, so a stall counts only when nothing has moved for a while of real time.
/// </summary>
internal sealed class StallWatch : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly VirtualTimeProvider? _clock;
    private TaskCompletionSource _stalled = New();

    public StallWatch(TimeProvider clock)
    {
        _clock = clock as VirtualTimeProvider;
        if (_clock is not null)
        {
            _clock.Stalled += OnStalled;
        }
    }

    /// <summary>Waits for the end or a stall, and says whether it was the end.</summary>
    public async Task<bool> EndsFirstAsync(Task end)
    {
        var first = await Task.WhenAny(end, _stalled.Task).ConfigureAwait(false);
        _stalled = New();
        return first == end || end.IsCompleted;
    }

    /// <summary>Whether the end comes within the grace time.</summary>
    public static async Task<bool> MovesOnAsync(Task end) =>
        await Task.WhenAny(end, Task.Delay(Grace)).ConfigureAwait(false) == end;

    public void Dispose()
    {
        if (_clock is not null)
        {
            _clock.Stalled -= OnStalled;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void OnStalled() => _stalled.TrySetResult();
}
