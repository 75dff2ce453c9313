using System.Collections.Concurrent;
using Durable.Runtime.Hosting;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>What handlers of requirements need besides their context: the clock, a memory that survives a crash, and a way
/// to crash.</summary>
public sealed class ConformanceWorld(VirtualTimeProvider clock) : ILoggerFactory, ILogger
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _log = new();

    /// <summary>Drops the running invocation of an execution.</summary>
    public Action<string>? Drop { get; set; }

    public VirtualTimeProvider Clock => clock;

    public IReadOnlyCollection<string> LogLines => _log;

    /// <summary>How often this was called with the key, this call included.</summary>
    public int Count(string key) => _counts.AddOrUpdate(key, 1, (_, count) => count + 1);

    /// <summary>Ends the process, as far as the invocation can tell.</summary>
    public async Task<T> CrashAsync<T>(IDurableContext context)
    {
        // After a while: by then the START of the step is recorded, on any way to the store.
        await Task.Delay(TimeSpan.FromSeconds(2), clock);
        Drop?.Invoke(context.ExecutionContext.DurableExecutionArn);
        await new TaskCompletionSource().Task;
        throw new InvalidOperationException("Nobody gets here.");
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => _log.Enqueue(formatter(state, exception));
}
