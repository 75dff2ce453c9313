namespace Durable.Runtime.Hosting;

/// <summary>
/// Gives memory back when a host has come to rest: .NET collects when a program allocates, and one that only waits holds
/// on to the garbage of its last burst of work for as long as it waits.
/// </summary>
internal sealed class MemoryRelease : IDisposable
{
    /// <summary>So much must have been allocated since the last time; less is not worth the pause.</summary>
    public const long Worthwhile = 64 * 1024 * 1024;

    /// <summary>How long a host must rest: one that is about to go on would only be slower.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ITimer _timer;
    private readonly Func<bool> _isAtRest;
    private readonly Func<long> _allocated;
    private readonly Action _release;
    private long _allocatedBefore;

    /// <summary>Creates it for a host.</summary>
    /// <param name="isAtRest">Whether the host is at rest now.</param>
    public MemoryRelease(Func<bool> isAtRest)
        : this(
            TimeProvider.System,
            isAtRest,
            static () => GC.GetTotalAllocatedBytes(),
            static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true))
    {
    }

    /// <inheritdoc cref="MemoryRelease(Func{bool})"/>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="isAtRest">Whether the host is at rest now.</param>
    /// <param name="allocated">How many bytes the process has allocated so far.</param>
    /// <param name="release">Gives memory back.</param>
    public MemoryRelease(TimeProvider timeProvider, Func<bool> isAtRest, Func<long> allocated, Action release)
    {
        (_isAtRest, _allocated, _release) = (isAtRest, allocated, release);
        _timer = timeProvider.CreateTimer(
            static state => (state as MemoryRelease)?.Release(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes that the host has come to rest. Unless it works again, memory is given back in a while.</summary>
    public void OnRest()
    {
        if (_allocated() - Volatile.Read(ref _allocatedBefore) >= Worthwhile)
        {
            _timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Release()
    {
        // A host that works will come to rest again.
        if (_isAtRest())
        {
            _release();
            Volatile.Write(ref _allocatedBefore, _allocated());
        }
    }
}
