using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>The context a workflow, a child context or a unit works with.</summary>
internal sealed partial class DurableContext(Invocation invocation, ContextScope scope, CancellationToken token)
    : IDurableContext
{
    private LoggerConfig _loggerConfig = new();
    private ILogger? _logger;

    public Invocation Invocation => invocation;

    public ContextScope Scope => scope;

    /// <summary>Tells everything in this context to stop: the end of the invocation, or of the batch it is a unit of.
    /// </summary>
    public CancellationToken Token => token;

    public IExecutionContext ExecutionContext => invocation.Execution;

    public ILambdaContext LambdaContext => invocation.LambdaContext;

    public ILogger Logger => _logger ??= _loggerConfig.ModeAware ? new ReplayLogger(BodyLogger, invocation.Log) : BodyLogger;

    /// <summary>The logger for bodies of steps, which run only when nothing is replayed.</summary>
    public ILogger BodyLogger => _loggerConfig.CustomLogger ?? invocation.Logger;

    public void ConfigureLogger(LoggerConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        _loggerConfig = config;
        _logger = null;
    }

    /// <summary>The context inside a child context.</summary>
    /// <param name="call">The child context.</param>
    /// <param name="isRecorded">Whether it is recorded itself.</param>
    /// <param name="own">Tells it alone to stop; linked to this context's token by whoever made it.</param>
    public DurableContext Child(OperationCall call, bool isRecorded, CancellationToken own) =>
        new(invocation, scope.Inside(call.Id, call.Name, isRecorded), own.CanBeCanceled ? own : token)
        {
            _loggerConfig = _loggerConfig,
        };

    /// <summary>The token a body is given.</summary>
    public CancellationToken BodyToken(CancellationToken caller, CancellationToken own = default)
    {
        var ours = own.CanBeCanceled ? own : token;
        return caller.CanBeCanceled && caller != ours
            ? CancellationTokenSource.CreateLinkedTokenSource(caller, ours).Token
            : ours;
    }

    /// <summary>The token that ends waiting. The end of the invocation does not: what waits then is left as it is.
    /// </summary>
    public CancellationToken WaitToken(CancellationToken caller)
    {
        var ours = token == invocation.Shutdown ? CancellationToken.None : token;
        return (caller.CanBeCanceled, ours.CanBeCanceled) switch
        {
            (true, true) when caller != ours => CancellationTokenSource.CreateLinkedTokenSource(caller, ours).Token,
            (true, _) => caller,
            _ => ours,
        };
    }

    private OperationCall NewCall(OperationType type, string? name, string subType)
    {
        var named = string.IsNullOrEmpty(name) ? null : name;
        return new OperationCall(this, scope.NextId(named), type, named, subType);
    }
}
