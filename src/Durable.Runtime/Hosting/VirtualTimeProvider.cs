using System.Collections.Concurrent;
using Durable.Runtime.Replay;

namespace Durable.Runtime.Hosting;

/// <summary>
/// A clock for tests and simulations: time stands still while something runs and jumps to the next timer when nothing
/// does. A workflow with days of waits runs in milliseconds, and in the same order every time.
/// </summary>
/// <remarks>
/// <para>
/// A host with this clock runs all workflow code on one queue. The clock jumps when the queue is empty and somebody waits
/// for an outcome, see <see cref="EmbeddedHost.WaitForResultAsync{TResult}"/>. Bodies of steps may wait for this clock
/// (<c>Task.Delay(time, clock)</c>): they hold the clock only while they do something else.
/// </para>
/// <para>A body that neither ends nor waits for the clock, say one that calls a server, holds the clock for
/// <see cref="Patience"/> of real time.</para>
/// </remarks>
public sealed class VirtualTimeProvider : TimeProvider, IEngineClock
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Version), (long Due, long Order)> _timers = new();
    private readonly ConcurrentQueue<Action> _work = new();
    private long _ticks;
    private long _order;
    private int _isPumping;
    private int _bodies;
    private int _bodyTimers;
    private int _waiting;
    private long _activity;
    private long _signals;
    private Timer? _patience;

    /// <summary>Creates the clock.</summary>
    /// <param name="start">The first time it shows. Default: 2026-01-01, 00:00 UTC.</param>
    public VirtualTimeProvider(DateTimeOffset? start = null) =>
        _ticks = (start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).UtcTicks;

    /// <summary>How long, in real time, the clock waits for a body that does not wait for the clock. Default 1 s.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Raised, on the queue, when nothing can happen any more without somebody outside.</summary>
    public event Action? Stalled;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, () => callback(state), isBodys: true);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward and fires what is due on the way, in order.</summary>
    /// <param name="time">By how much.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var target = Interlocked.Read(ref _ticks) + time.Ticks;
        while (TryFire(target))
        {
        }

        lock (_lock)
        {
            _ticks = Math.Max(_ticks, target);
        }
    }

    /// <summary>A timer of the engine. Unlike others it is no sign that a body waits for the clock.</summary>
    ITimer IEngineClock.CreateEngineTimer(Action callback, TimeSpan due)
    {
        var timer = new VirtualTimer(this, callback, isBodys: false);
        timer.Change(due, Timeout.InfiniteTimeSpan);
        return timer;
    }

    /// <summary>Queues work. The queue is worked off by one thread of the pool.</summary>
    internal void Post(Action action)
    {
        Interlocked.Increment(ref _activity);
        _work.Enqueue(action);
        StartPump();
    }

    /// <summary>Lets the clock jump from now on, until as many calls of <see cref="EndWaiting"/>.</summary>
    internal void BeginWaiting()
    {
        Interlocked.Increment(ref _waiting);
        StartPump();
    }

    internal void EndWaiting() => Interlocked.Decrement(ref _waiting);

    internal void BodyStarted() => Interlocked.Increment(ref _bodies);

    internal void BodyEnded()
    {
        Interlocked.Decrement(ref _bodies);
        Interlocked.Increment(ref _activity);
        StartPump();
    }

    internal void Schedule(VirtualTimer timer, TimeSpan due)
    {
        lock (_lock)
        {
            timer.Version++;
            SetBodyTimer(timer, due != Timeout.InfiniteTimeSpan);
            if (due != Timeout.InfiniteTimeSpan)
            {
                var at = _ticks + Math.Max(0, due.Ticks);
                _timers.Enqueue((timer, timer.Version), (at, _order++));
            }
        }
    }

    private void SetBodyTimer(VirtualTimer timer, bool isArmed)
    {
        if (timer.IsBodys && timer.IsArmed != isArmed)
        {
            _bodyTimers += isArmed ? 1 : -1;
        }

        timer.IsArmed = isArmed;
    }

    private void StartPump()
    {
        Interlocked.Increment(ref _signals);
        if (Interlocked.CompareExchange(ref _isPumping, 1, 0) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Pump(), this, preferLocal: false);
        }
    }

    private void Pump()
    {
        long seen;
        do
        {
            seen = Interlocked.Read(ref _signals);
            do
            {
                while (_work.TryDequeue(out var action))
                {
                    action();
                }
            }
            while (TryJump());

            // Whoever signalled while the pump ran found it running and left; the pump has to look again.
            Interlocked.Exchange(ref _isPumping, 0);
        }
        while (Interlocked.Read(ref _signals) != seen && Interlocked.CompareExchange(ref _isPumping, 1, 0) == 0);
    }

    /// <summary>Jumps to the next timer, if nothing but the clock can move things on.</summary>
    private bool TryJump()
    {
        if (Volatile.Read(ref _waiting) == 0)
        {
            return false;
        }

        if (Volatile.Read(ref _bodies) > Volatile.Read(ref _bodyTimers))
        {
            WaitForBodies();
            return false;
        }

        if (TryFire(long.MaxValue))
        {
            return true;
        }

        if (Volatile.Read(ref _bodies) == 0 && _work.IsEmpty)
        {
            Stalled?.Invoke();
        }

        return !_work.IsEmpty;
    }

    private void WaitForBodies()
    {
        var seen = Interlocked.Read(ref _activity);
        var patience = new Timer(_ => OnPatienceOver(seen));
        Interlocked.Exchange(ref _patience, patience)?.Dispose();
        patience.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    private void OnPatienceOver(long seen) =>
        Post(() =>
        {
            // The post itself is one activity; any other means that something moved meanwhile.
            if (Interlocked.Read(ref _activity) == seen + 1 && Volatile.Read(ref _waiting) > 0)
            {
                TryFire(long.MaxValue);
            }
        });

    private bool TryFire(long until)
    {
        var timer = Take(until);
        timer?.Fire();
        return timer is not null;
    }

    private VirtualTimer? Take(long until)
    {
        lock (_lock)
        {
            while (_timers.TryPeek(out var entry, out var priority) && priority.Due <= until)
            {
                _timers.Dequeue();
                var (timer, version) = entry;
                if (version == timer.Version && timer.IsArmed)
                {
                    _ticks = Math.Max(_ticks, priority.Due);
                    SetBodyTimer(timer, false);
                    return timer;
                }
            }
        }

        return null;
    }
}
