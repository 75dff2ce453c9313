using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Hosting;

/// <content>What the store tells, and the end of the host.</content>
public sealed partial class EmbeddedHost
{
    private readonly DueTimer _dueTimer;

    /// <summary>Begins nothing new, and waits until what runs has ended or can only wait.</summary>
    /// <param name="cancellationToken">Ends waiting: what still runs is left where it stands, and goes on when the
    /// store is opened again.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _isStopping = true;
        _dueTimer.Stop();
        foreach (var running in _running.Values)
        {
            if (running.Invocation is { } invocation)
            {
                await AwaitEndAsync(invocation, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isStopping = true;
        _dueTimer.Stop();
        await Store.DisposeAsync();
    }

    private static async Task AwaitEndAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        try
        {
            await invocation.Completion.WaitAsync(cancellationToken);
        }
        catch (Exception)
        {
            // How an invocation ends does not concern a host that ends with it.
        }
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
        public void OnReady(ExecutionInfo execution) => host.Enqueue(execution);

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
