namespace Durable.Runtime.Hosting;

/// <summary>Knows for which executions something is to be done here, and tells those who wait until nothing is.</summary>
internal sealed class RestWatch
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _busy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource<bool>> _waiting = new(StringComparer.Ordinal);

    /// <summary>For how many executions something is to be done.</summary>
    public int Busy
    {
        get
        {
            lock (_lock)
            {
                return _busy.Count;
            }
        }
    }

    /// <summary>Something is to be done, until as many calls of <see cref="End"/>.</summary>
    public void Begin(string executionId)
    {
        lock (_lock)
        {
            _busy[executionId] = _busy.GetValueOrDefault(executionId) + 1;
        }
    }

    public void End(string executionId)
    {
        TaskCompletionSource<bool>? waiting = null;
        lock (_lock)
        {
            var left = _busy.GetValueOrDefault(executionId) - 1;
            if (left > 0)
            {
                _busy[executionId] = left;
            }
            else
            {
                _busy.Remove(executionId);
                _waiting.Remove(executionId, out waiting);
            }
        }

        waiting?.TrySetResult(true);
    }

    /// <summary>Completes when nothing is to be done for an execution.</summary>
    public Task<bool> WhenAtRestAsync(string executionId)
    {
        lock (_lock)
        {
            if (!_busy.ContainsKey(executionId))
            {
                return Task.FromResult(true);
            }

            if (!_waiting.TryGetValue(executionId, out var waiting))
            {
                waiting = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add(executionId, waiting);
            }

            return waiting.Task;
        }
    }
}
