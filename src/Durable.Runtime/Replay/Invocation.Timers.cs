namespace Durable.Runtime.Replay;

/// <content>Time that passes while the invocation runs.</content>
internal sealed partial class Invocation
{
    private static readonly TimeSpan StartsDelay = TimeSpan.FromSeconds(1);

    private ITimer? _newsTimer;
    private long _newsTimerDue = long.MaxValue;
    private long? _askedFor;
    private ITimer? _startsTimer;
    private bool _isLateWithStarts;

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

    /// <summary>
    /// Whether to ask the store once more before leaving, because something is due already: a service completes timers
    /// when it is asked, and would otherwise invoke again at once.
    /// </summary>
    private bool AsksAgain()
    {
        if (_link.AnnouncesNews || _askedFor == NextDue() || NextDue() is not { } due || due > Now)
        {
            return false;
        }

        _askedFor = due;
        return true;
    }

    private void AskWhenNextDue()
    {
        if (NextDue() is { } due)
        {
            AskAt(due);
        }
    }

    /// <summary>
    /// Sends STARTs that nobody waits for on their own when a body takes long, so that others see what runs. Those of
    /// short bodies travel with their end, which saves a request.
    /// </summary>
    private void SendStartsSoon()
    {
        if (!_updates.IsEmpty && _startsTimer is null)
        {
            _startsTimer = EngineTimers.Create(TimeProvider, () => _gate.Post(SendStarts), StartsDelay);
        }
    }

    private void SendStarts()
    {
        _startsTimer?.Dispose();
        _startsTimer = null;
        _isLateWithStarts = !_updates.IsEmpty;
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
