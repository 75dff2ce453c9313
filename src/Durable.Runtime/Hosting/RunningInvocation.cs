using Durable.Runtime.Replay;

namespace Durable.Runtime.Hosting;

/// <summary>An invocation that runs or is about to; news that arrive before it begins are kept.</summary>
internal sealed class RunningInvocation
{
    private readonly Lock _lock = new();
    private bool _hasNews;

    public Invocation? Invocation { get; private set; }

    public void Begin(Invocation invocation)
    {
        lock (_lock)
        {
            Invocation = invocation;
            if (_hasNews)
            {
                invocation.NotifyNews();
            }
        }
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
