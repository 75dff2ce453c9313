using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>One run of the body of a step.</summary>
internal sealed class StepAttempt<T>(
    OperationCall call,
    Func<IStepContext, CancellationToken, Task<T>> body,
    StepConfig? config,
    int attempt,
    bool isStarted) : IStepContext
{
    private bool _isStarted = isStarted;
    private long _startedAt;

    public ILogger Logger => call.Context.BodyLogger;

    public int AttemptNumber => attempt;

    public string OperationId => call.Id;

    /// <summary>What the body returned.</summary>
    public T Value { get; private set; } = Missing<T>.Value;

    /// <summary>When the body began, if its START has not been recorded: it travels with the end of the attempt.
    /// </summary>
    public long UnrecordedStart => _isStarted ? 0 : _startedAt;

    /// <summary>Runs the body; answers with what it threw. A cancellation asked for by the token is thrown instead: it
    /// is not a failure.</summary>
    public async Task<Exception?> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _startedAt = call.Invocation.Now;
        if (!_isStarted && config?.Semantics == StepSemantics.AtMostOncePerRetry)
        {
            _isStarted = true;
            await call.Invocation.RecordAsync(call.Update(OperationAction.Start));
        }

        var token = call.Context.BodyToken(cancellationToken);
        return config?.Timeout is { } timeout
            ? await RunLimitedAsync(timeout, token)
            : await RunUnlimitedAsync(token);
    }

    private async Task<Exception?> RunUnlimitedAsync(CancellationToken token)
    {
        try
        {
            var task = Begin(token);
            if (!task.IsCompleted)
            {
                RecordStart();
                await new OutsideWork(call.Invocation).Begin(task);
            }

            Value = await task;
            return null;
        }
        catch (Exception exception) when (!IsCancellation(exception, token))
        {
            return exception;
        }
    }

    private async Task<Exception?> RunLimitedAsync(TimeSpan timeout, CancellationToken token)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            var task = Begin(source.Token);
            if (!task.IsCompleted && await IsTooLongAsync(task, timeout))
            {
                await source.CancelAsync();
                return TooLong(timeout);
            }

            Value = await task;
            return null;
        }
        catch (Exception exception) when (!IsCancellation(exception, token))
        {
            return exception;
        }
    }

    private async Task<bool> IsTooLongAsync(Task task, TimeSpan timeout)
    {
        RecordStart();
        var work = new OutsideWork(call.Invocation);
        using var timer = call.Invocation.StartTimeout(timeout, work.GiveUp);
        return await work.Begin(task);
    }

    private static bool IsCancellation(Exception exception, CancellationToken token) =>
        exception is OperationCanceledException && token.IsCancellationRequested;

    private static StepTimeoutException TooLong(TimeSpan timeout) =>
        new(FormattableString.Invariant($"The step took longer than {timeout.TotalSeconds} s."))
        {
            ErrorType = typeof(StepTimeoutException).FullName,
        };

    private Task<T> Begin(CancellationToken token)
    {
        var logger = Logger;
        using var scope = logger.IsEnabled(LogLevel.Critical)
            ? logger.BeginScope(new StepLogScope(call.Id, call.Name ?? "", attempt))
            : null;

        // A body is not workflow code: it goes on wherever it likes.
        return body(this, token);
    }

    private void RecordStart()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            call.Invocation.RecordLazily(call.Update(OperationAction.Start));
        }
    }
}
