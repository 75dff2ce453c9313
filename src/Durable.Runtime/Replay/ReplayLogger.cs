using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>Drops lines while the workflow is replaying; they were written when it ran for the first time.</summary>
internal sealed class ReplayLogger(ILogger inner, OperationLog log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => !log.IsReplaying && inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!log.IsReplaying)
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
