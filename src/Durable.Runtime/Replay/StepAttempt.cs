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
    private Task<T>? _begun;
    private long _startedAt;

    public ILogger Logger => call.Context.BodyLogger;

    public int AttemptNumber => attempt;

    public string OperationId => call.Id;

    private bool IsAtMostOnce => config?.Semantics == StepSemantics.AtMostOncePerRetry;

    /// <summary>What the body returned.</summary>
    public T Value { get; private set; } = Missing<T>.Value;

    /// <summary>When the body began, if its START has not been recorded: it travels with the end of the attempt.
    /// </summary>
    public long UnrecordedStart => _isStarted ? 0 : _startedAt;

    /// <summary>Runs the body if nothing has to be recorded before; answers whether that was all. Otherwise
    /// <see cref="RunAsync"/> goes on with it.</summary>
    public bool TryRunAtOnce(CancellationToken cancellationToken)
    {
        if (config?.Timeout is not null || IsAtMostOnce || cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        _startedAt = call.Invocation.Now;
        _begun = Begin(call.Context.BodyToken(cancellationToken));
        if (_begun.IsCompletedSuccessfully)
        {
            Value = _begun.Result;
            return true;
        }

        return false;
    }

    /// <summary>Runs the body; answers with what it threw. A cancellation asked for by the token is thrown instead: it
    /// is not a failure.</summary>
    public async Task<Exception?> RunAsync(CancellationToken cancellationToken)
    {
        var token = call.Context.BodyToken(cancellationToken);
        if (_begun is not null)
        {
            return await RunUnlimitedAsync(_begun, token);
        }

        cancellationToken.ThrowIfCancellationRequested();
        _startedAt = call.Invocation.Now;
        if (!_isStarted && IsAtMostOnce)
        {
            _isStarted = true;
            await call.Invocation.RecordAsync(call.Update(OperationAction.Start));
        }

        return config?.Timeout is { } timeout
            ? await RunLimitedAsync(timeout, token)
            : await RunUnlimitedAsync(Begin(token), token);
    }

    private async Task<Exception?> RunUnlimitedAsync(Task<T> task, CancellationToken token)
    {
        try
        {
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
                StopSignal.Send(source);
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

    /// <summary>Begins the body. It never throws; a body that does gives a failed task.</summary>
    private Task<T> Begin(CancellationToken token)
    {
        var logger = Logger;
        using var scope = logger.IsEnabled(LogLevel.Critical)
            ? logger.BeginScope(new StepLogScope(call.Id, call.Name ?? "", attempt))
            : null;

        // A body is not workflow code: it goes on wherever it likes.
        try
        {
            return call.Invocation.Telemetry is { ObservesSteps: true } telemetry
                ? telemetry.ObserveAsync(call, attempt, () => body(this, token))
                : body(this, token);
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
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
