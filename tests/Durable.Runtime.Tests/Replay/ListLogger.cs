using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Remembers lines and scopes.</summary>
internal sealed class ListLogger : ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ConcurrentQueue<string> Scopes { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Scopes.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));
}

internal static class Logging
{
    public static void Log(this ILogger logger, string message) => logger.LogInformation("{Message}", message);
}
