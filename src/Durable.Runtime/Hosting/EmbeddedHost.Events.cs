using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Hosting;

/// <content>What the store tells, and the end of the host.</content>
public sealed partial class EmbeddedHost
{
    private readonly DueTimer _dueTimer;

    /// <summary>Begins nothing new, and waits until what runs has ended or can only wait. To be called before the host is
    /// disposed, unless its executions may just as well be interrupted and go on with the next start.</summary>
    /// <param name="cancellationToken">Ends waiting: what still runs is left where it stands, and goes on when the
    /// store is opened again.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _isStopping = true;
        _dueTimer.Stop();
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _runningCount) == 0)
        {
            _drained.TrySetResult(true);
        }

        try
        {
            await _scheduler.WaitAsync(_drained.Task, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("The host stops while {Count} invocations still run.", _running.Count);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        _dueTimer.Stop();
        Telemetry.Dispose();
        _memory?.Dispose();
        await Store.DisposeAsync();
    }

    private void Do(Func<Task> work, string what) => _scheduler.Post(() => _ = DoAsync(work, what));

    private async Task DoAsync(Func<Task> work, string what)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "The host could not {What}.", what);
        }
    }

    /// <summary>Listens to the store.</summary>
    private sealed class Listener(EmbeddedHost host) : IExecutionStoreListener
    {
        public void OnReady(ExecutionInfo execution)
        {
            // Nothing is counted yet but the execution itself: it has never run.
            if (execution.OperationCount == 1)
            {
                host.Telemetry.Started(execution.Workflow);
            }

            host.Enqueue(execution);
        }

        public void OnChanged(string executionId)
        {
            if (host._running.TryGetValue(executionId, out var running))
            {
                running.NotifyNews();
            }
        }

        public void OnInvoke(PendingInvoke invoke) => host.Do(() => host.CarryOutAsync(invoke), "carry out an invoke");

        public void OnEnded(ExecutionInfo execution, PendingInvoke? parent)
        {
            host.Telemetry.Ended(execution);
            if (host._running.TryGetValue(execution.Id, out var running))
            {
                running.Invocation?.Abandon(new ErrorObject());
            }

            if (host._ends.TryRemove(execution.Id, out var end))
            {
                end.TrySetResult(execution);
            }

            if (parent is not null)
            {
                host.Do(() => host.CompleteAsync(parent, OutcomeOf(execution)), "answer an invoke");
            }
        }

        public void OnDueTimeChanged() => host._dueTimer.Set();
    }

    /// <summary>Wakes the host when something in the store is due.</summary>
    private sealed class DueTimer(EmbeddedHost host)
    {
        private readonly Lock _lock = new();
        private ITimer? _timer;
        private DateTimeOffset? _due;

        public void Set()
        {
            lock (_lock)
            {
                var next = host.Store.NextDueTime;
                if (host._isStopping || next is null || (_due is not null && next >= _due))
                {
                    return;
                }

                _timer?.Dispose();
                _due = next;
                var delay = next.Value - host._options.TimeProvider.GetUtcNow();
                var longest = TimeSpan.FromDays(20);
                _timer = EngineTimers.Create(
                    host._options.TimeProvider,
                    () => host.Do(FireAsync, "complete what is due"),
                    delay < TimeSpan.Zero ? TimeSpan.Zero : delay < longest ? delay : longest);
            }
        }

        public void Stop()
        {
            lock (_lock)
            {
                _timer?.Dispose();
            }
        }

        private async Task FireAsync()
        {
            lock (_lock)
            {
                _due = null;
            }

            await host.InsistAsync(() => host.Store.FireDueAsync(), "complete what is due");
            Set();
        }
    }
}
