using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Gives everybody the same logger.</summary>
internal sealed class OneLogger(ILogger logger) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => logger;

    public void Dispose()
    {
    }
}
