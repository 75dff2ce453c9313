using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// The promise that a batch is safe, one for all that wait for it. They go on one after the other, on as many threads as
/// are free, and when the last is about to, the queue is told: so the next commit finds what nearly all of them have
/// written meanwhile. The continuations of a task would be as many work items, and the next commit somewhere among them.
/// </summary>
internal sealed class CommitPromise : IValueTaskSource, IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private Waiter[] _waiting = new Waiter[16];
    private ExecutionStoreException? _failure;
    private Action? _whenAllGoOn;
    private volatile bool _isKept;
    private int _count;
    private int _told;

    /// <summary>Keeps the promise. From now on nobody waits; those who have waited go on with <see cref="Tell"/>.</summary>
    /// <param name="failure">Why the batch is not safe; <c>null</c> when it is.</param>
    /// <param name="whenAllGoOn">What is to be done when the last of those who wait is about to go on.</param>
    /// <returns>Whether there are any.</returns>
    public bool Keep(ExecutionStoreException? failure, Action? whenAllGoOn)
    {
        lock (_lock)
        {
            (_failure, _whenAllGoOn, _isKept) = (failure, whenAllGoOn, true);
            return _count > 0;
        }
    }

    /// <summary>Lets those who have waited go on. Threads help that have nothing else to do, and others when all of them
    /// are held up: nobody waits for the code of another execution to end.</summary>
    public void Tell()
    {
        var context = ExecutionContext.Capture();
        for (var isFirst = true; TryTake(out var continuation, out var state, out var isLast); isFirst = false)
        {
            if (isLast)
            {
                _whenAllGoOn?.Invoke();
            }
            else if (isFirst)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            continuation(state);
            if (context is not null)
            {
                ExecutionContext.Restore(context);
            }
        }
    }

    void IThreadPoolWorkItem.Execute() => Tell();

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) =>
        !_isKept ? ValueTaskSourceStatus.Pending
        : _failure is null ? ValueTaskSourceStatus.Succeeded
        : ValueTaskSourceStatus.Faulted;

    void IValueTaskSource.GetResult(short token)
    {
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags)
    {
        if (IsBound(flags))
        {
            (continuation, state) = Bound(continuation, state, flags);
        }

        lock (_lock)
        {
            if (!_isKept)
            {
                Add(new Waiter(continuation, state));
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(continuation, state, preferLocal: true);
    }

    private bool TryTake(out Action<object?> continuation, out object? state, out bool isLast)
    {
        var next = Interlocked.Increment(ref _told) - 1;
        isLast = next == _count - 1;
        (continuation, state) = next < _count ? _waiting[next] : new Waiter(static _ => { }, null);
        return next < _count;
    }

    private void Add(Waiter waiter)
    {
        if (_count == _waiting.Length)
        {
            var more = new Waiter[2 * _count];
            Array.Copy(_waiting, more, _count);
            _waiting = more;
        }

        _waiting[_count++] = waiter;
    }

    /// <summary>Whether a continuation wants to go on in a place of its own. Those of the engine do not.</summary>
    private static bool IsBound(ValueTaskSourceOnCompletedFlags flags) =>
        (flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0
        || ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0
            && (SynchronizationContext.Current is not null || TaskScheduler.Current != TaskScheduler.Default));

    /// <summary>Leaves it to .NET to find the place.</summary>
    private static (Action<object?> Continuation, object? State) Bound(
        Action<object?> continuation,
        object? state,
        ValueTaskSourceOnCompletedFlags flags)
    {
        var awaited = new ManualResetValueTaskSourceCore<bool>();
        awaited.OnCompleted(continuation, state, awaited.Version, flags);
        return (_ => awaited.SetResult(true), null);
    }

    private readonly record struct Waiter(Action<object?> Continuation, object? State);
}
