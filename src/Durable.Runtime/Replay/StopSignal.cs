namespace Durable.Runtime.Replay;

/// <summary>Tells bodies to stop.</summary>
internal static class StopSignal
{
    /// <summary>Cancels a source without leaving the turn. What user code does when it is told is its own business: it
    /// changes no outcome.</summary>
    public static void Send(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException)
        {
            // See above.
        }
    }
}
