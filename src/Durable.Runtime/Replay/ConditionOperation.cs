using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Replay;

/// <summary>
/// Polls: each check is an attempt of one step, its state the payload of the retry.
/// <list type="table">
/// <item><term>nothing</term><description>check with the first state</description></item>
/// <item><term>SUCCEEDED</term><description>the recorded state</description></item>
/// <item><term>FAILED</term><description>throw <see cref="WaitForConditionException"/> or <see cref="StepException"/>,
/// built from the record</description></item>
/// <item><term>PENDING</term><description>wait until it is READY</description></item>
/// <item><term>READY</term><description>check with the recorded state</description></item>
/// <item><term>STARTED</term><description>check again, without another START</description></item>
/// <item><term>anything else</term><description>mismatch</description></item>
/// </list>
/// </summary>
internal sealed class ConditionOperation<TState>(
    OperationCall call,
    Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
    WaitForConditionConfig<TState> config,
    CancellationToken cancellationToken) : DurableOperation<TState>(call)
{
    protected override Task<TState> StartAsync() => ChecksAsync(1, config.InitialState, isStarted: false);

    protected override Task<TState> ReplayAsync(OperationRecord record) => record.Status switch
    {
        OperationStatus.Succeeded => Task.FromResult(Codec.Read<TState>(record.Result, config.Serializer)),
        OperationStatus.Failed => Task.FromException<TState>(FailureOf(record)),
        OperationStatus.Pending => ChecksWhenReadyAsync(),
        OperationStatus.Ready => ChecksAsync(record.Attempt + 1, StateOf(record), isStarted: false),
        OperationStatus.Started => ChecksAsync(record.Attempt + 1, StateOf(record), isStarted: true),
        _ => throw Call.Unexpected(record),
    };

    private async Task<TState> ChecksWhenReadyAsync()
    {
        var ready = await ParkAsync(cancellationToken);
        return await ChecksAsync(ready.Attempt + 1, StateOf(ready), isStarted: false);
    }

    private async Task<TState> ChecksAsync(int attempt, TState state, bool isStarted)
    {
        while (true)
        {
            var last = state;
            var run = new StepAttempt<TState>(Call, CheckAsync, null, attempt, isStarted);
            if (await run.RunAsync(cancellationToken) is { } failure)
            {
                var error = Describe(failure);
                await Invocation.RecordAsync(
                    Call.Update(OperationAction.Fail, error: error, startedAt: run.UnrecordedStart));
                throw RecordedErrors.Step(error, failure);
            }

            var decision = await DecideAsync(run, attempt);
            var payload = await WriteAsync(run);
            var action = decision.ShouldContinue ? OperationAction.Retry : OperationAction.Succeed;
            var delay = decision.ShouldContinue ? WholeSeconds.Of(decision.Delay) : 0;
            await Invocation.RecordAsync(
                Call.Update(action, payload, delaySeconds: delay, startedAt: run.UnrecordedStart));
            state = Codec.RoundTrip(run.Value, payload, config.Serializer);
            if (!decision.ShouldContinue)
            {
                return state;
            }

            attempt = (await ParkAsync(cancellationToken)).Attempt + 1;
            isStarted = false;

            Task<TState> CheckAsync(IStepContext context, CancellationToken token) =>
                check(last, new ConditionCheckContext(context.Logger, context.AttemptNumber), token);
        }
    }

    /// <summary>Writes the state. What cannot be recorded fails the operation: another check would come no further.
    /// </summary>
    private async Task<string?> WriteAsync(StepAttempt<TState> run)
    {
        try
        {
            return Call.Checked(Codec.Write(run.Value, config.Serializer));
        }
        catch (Exception exception)
        {
            var error = Describe(exception);
            await Invocation.RecordAsync(
                Call.Update(OperationAction.Fail, error: error, startedAt: run.UnrecordedStart));
            throw RecordedErrors.Step(error, exception);
        }
    }

    private async Task<WaitDecision> DecideAsync(StepAttempt<TState> run, int attempt)
    {
        try
        {
            return config.WaitStrategy.Decide(run.Value, attempt);
        }
        catch (Exception exception)
        {
            var error = Describe(exception);
            if (exception is WaitForConditionException)
            {
                error.ErrorData = await WriteAsync(run);
            }

            await Invocation.RecordAsync(
                Call.Update(OperationAction.Fail, error: error, startedAt: run.UnrecordedStart));
            throw exception is WaitForConditionException
                ? GivenUp(error, attempt, exception)
                : RecordedErrors.Step(error, exception);
        }
    }

    private Exception FailureOf(OperationRecord record) =>
        record.Error?.ErrorType == typeof(WaitForConditionException).FullName
            ? GivenUp(record.Error, record.Attempt, null)
            : RecordedErrors.Step(record.Error);

    private WaitForConditionException GivenUp(ErrorObject? error, int attempts, Exception? inner) =>
        new(error?.ErrorMessage ?? "", inner)
        {
            AttemptsExhausted = attempts,
            LastState = Codec.Read<TState>(error?.ErrorData, config.Serializer),
        };

    private TState StateOf(OperationRecord record)
    {
        if (record.Result is null || record.Attempt == 0)
        {
            return config.InitialState;
        }

        try
        {
            return Codec.Read<TState>(record.Result, config.Serializer);
        }
        catch (Exception exception)
        {
            Context.BodyLogger.LogWarning(
                exception, "The recorded state of {Operation} cannot be read; polling starts over.", Call.Name ?? Call.Id);
            return config.InitialState;
        }
    }
}
