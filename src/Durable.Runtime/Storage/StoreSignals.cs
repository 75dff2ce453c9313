namespace Durable.Runtime.Storage;

/// <summary>Collects, under a lock, what the listener is to be told when the lock is released and all is safe.
/// </summary>
internal sealed class StoreSignals
{
    private List<Action<IExecutionStoreListener>>? _more;
    private Action<IExecutionStoreListener>? _first;

    /// <summary>The journal position that must be safe before anybody is told.</summary>
    public long Position { get; set; } = -1;

    /// <summary>Whether the execution has ended.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Whether an invocation has given the execution up.</summary>
    public bool HasGivenUp { get; set; }

    public bool HasSignals => _first is not null;

    public void Add(Action<IExecutionStoreListener> signal)
    {
        if (_first is null)
        {
            _first = signal;
        }
        else
        {
            (_more ??= []).Add(signal);
        }
    }

    public void Ready(StoredExecution execution)
    {
        var info = execution.Describe();
        Add(listener => listener.OnReady(info));
    }

    public void Send(IExecutionStoreListener? listener)
    {
        if (listener is null || _first is null)
        {
            return;
        }

        _first(listener);
        foreach (var signal in _more ?? [])
        {
            signal(listener);
        }
    }
}
