using Durable.Runtime.Replay;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <summary>An invocation that runs or is about to; news that arrive before it begins are kept.</summary>
internal sealed class RunningInvocation : IDisposable
{
    private readonly Lock _lock = new();
    private InvocationTelemetry? _telemetry;
    private ITimer? _limit;
    private bool _hasNews;

    public Invocation? Invocation { get; private set; }

    /// <summary>Notes that it begins.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="telemetry">What is observed of it.</param>
    /// <param name="limit">Ends it when it takes too long.</param>
    public void Begin(Invocation invocation, InvocationTelemetry telemetry, ITimer? limit)
    {
        (_telemetry, _limit) = (telemetry, limit);
        lock (_lock)
        {
            Invocation = invocation;
            if (_hasNews)
            {
                invocation.NotifyNews();
            }
        }
    }

    /// <summary>Notes how it ended.</summary>
    public void End(InvocationOutcome outcome)
    {
        _limit?.Dispose();
        _telemetry?.End(outcome);
        _telemetry?.Dispose();
    }

    public void Dispose()
    {
        _limit?.Dispose();
        _telemetry?.Dispose();
    }

    public void NotifyNews()
    {
        lock (_lock)
        {
            _hasNews = true;
            Invocation?.NotifyNews();
        }
    }
}
