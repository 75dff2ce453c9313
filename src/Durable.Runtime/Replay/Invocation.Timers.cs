namespace Durable.Runtime.Replay;

/// <content>Time that passes while the invocation runs.</content>
internal sealed partial class Invocation
{
    private ITimer? _newsTimer;
    private long _newsTimerDue = long.MaxValue;

    /// <summary>Ends an attempt of a step that takes too long. Fires in a turn.</summary>
    public ITimer StartTimeout(TimeSpan timeout, Action onTimeout) =>
        EngineTimers.Create(TimeProvider, () => _gate.Post(onTimeout), timeout);

    /// <summary>Whether the next due time is so near that the invocation stays for it.</summary>
    private bool StaysForNextDue()
    {
        if (Options.StayForUpTo <= TimeSpan.Zero || NextDue() is not { } due)
        {
            return false;
        }

        var stays = due - Now <= Options.StayForUpTo.TotalMilliseconds;
        if (stays)
        {
            AskAt(due);
        }

        return stays;
    }

    private void AskWhenNextDue()
    {
        if (NextDue() is { } due)
        {
            AskAt(due);
        }
    }

    private void AskAt(long due)
    {
        if (due >= _newsTimerDue)
        {
            return;
        }

        _newsTimer?.Dispose();
        _newsTimerDue = due;
        var delay = TimeSpan.FromMilliseconds(Math.Max(0, due - Now));
        _newsTimer = EngineTimers.Create(TimeProvider, () => _gate.Post(AskNow), delay);
    }

    private void AskNow()
    {
        _newsTimerDue = long.MaxValue;
        _wantsNews = true;
    }

    private long? NextDue()
    {
        long? earliest = null;
        foreach (var id in _parked.Ids)
        {
            if (Log.Find(id)?.DueTimestamp is { } due && (earliest is null || due < earliest))
            {
                earliest = due;
            }
        }

        return earliest;
    }
}
