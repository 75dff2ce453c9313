using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Runs a body once and records its result.
/// <list type="table">
/// <item><term>nothing</term><description>run attempt 1</description></item>
/// <item><term>SUCCEEDED</term><description>the recorded result</description></item>
/// <item><term>FAILED</term><description>throw a <see cref="StepException"/> built from the record</description></item>
/// <item><term>PENDING</term><description>wait until it is READY</description></item>
/// <item><term>READY</term><description>run the next attempt</description></item>
/// <item><term>STARTED, at least once</term><description>run the attempt again, without another START</description></item>
/// <item><term>STARTED, at most once</term><description>the attempt failed with a
/// <see cref="StepInterruptedException"/></description></item>
/// <item><term>anything else</term><description>mismatch</description></item>
/// </list>
/// </summary>
internal sealed class StepOperation<T>(
    OperationCall call,
    Func<IStepContext, CancellationToken, Task<T>> body,
    StepConfig? config,
    CancellationToken cancellationToken) : DurableOperation<T>(call)
{
    private readonly bool _isAtMostOnce = config?.Semantics == StepSemantics.AtMostOncePerRetry;

    private bool Splits => config?.SplitLargeResult ?? Invocation.Options.SplitLargeResults;

    protected override Task<T> StartAsync()
    {
        // Most bodies are done when they return; then all that is left to wait for is the record.
        var run = Attempt(1, isStarted: false);
        return run.TryRunAtOnce(cancellationToken) ? SucceedAsync(run) : AttemptsAsync(run, failure: null);
    }

    protected override Task<T> ReplayAsync(OperationRecord record) => record.Status switch
    {
        OperationStatus.Succeeded => Task.FromResult(
            Codec.Read<T>(ResultParts.Read(Call, record.Result), config?.Serializer)),
        OperationStatus.Failed => Task.FromException<T>(RecordedErrors.Step(record.Error)),
        OperationStatus.Pending => AttemptsWhenReadyAsync(),
        OperationStatus.Ready => AttemptsAsync(Attempt(record.Attempt + 1, isStarted: false), failure: null),
        OperationStatus.Started => AttemptsAsync(
            Attempt(record.Attempt + 1, isStarted: true), _isAtMostOnce ? Interrupted() : null),
        _ => throw Call.Unexpected(record),
    };

    private static StepInterruptedException Interrupted() =>
        new("The process ended while the step ran. It runs at most once per attempt, so the attempt failed.")
        {
            ErrorType = typeof(StepInterruptedException).FullName,
        };

    private async Task<T> AttemptsWhenReadyAsync()
    {
        var ready = await ParkAsync(cancellationToken);
        return await AttemptsAsync(Attempt(ready.Attempt + 1, isStarted: false), failure: null);
    }

    private StepAttempt<T> Attempt(int number, bool isStarted) => new(Call, body, config, number, isStarted);

    /// <summary>Runs attempts until one succeeds or its failure is final.</summary>
    /// <param name="run">The first to run.</param>
    /// <param name="failure">Set when it has failed already.</param>
    private async Task<T> AttemptsAsync(StepAttempt<T> run, Exception? failure)
    {
        while (true)
        {
            failure ??= await run.RunAsync(cancellationToken);
            if (failure is null)
            {
                return await SucceedAsync(run);
            }

            var decision = Decide(ref failure, run.AttemptNumber);
            var delay = decision.ShouldRetry ? WholeSeconds.Of(decision.Delay) : 0;
            var action = decision.ShouldRetry ? OperationAction.Retry : OperationAction.Fail;
            var error = Describe(failure);
            await Invocation.RecordAsync(
                Call.Update(action, error: error, delaySeconds: delay, startedAt: run.UnrecordedStart));
            if (!decision.ShouldRetry)
            {
                throw RecordedErrors.Step(error, failure);
            }

            var ready = await ParkAsync(cancellationToken);
            run = Attempt(ready.Attempt + 1, isStarted: false);
            failure = null;
        }
    }

    private async Task<T> SucceedAsync(StepAttempt<T> run)
    {
        string? payload;
        try
        {
            payload = Codec.Write(run.Value, config?.Serializer);
            if (!Splits)
            {
                Call.Checked(payload);
            }
        }
        catch (Exception exception)
        {
            // The work is done, so another attempt would do it twice; what cannot be recorded fails the step.
            var error = Describe(exception);
            await Invocation.RecordAsync(
                Call.Update(OperationAction.Fail, error: error, startedAt: run.UnrecordedStart));
            throw RecordedErrors.Step(error, exception);
        }

        var recorded = payload is null || Call.Fits(payload) ? payload : ResultParts.Record(Call, payload);
        await Invocation.RecordAsync(
            Call.Update(OperationAction.Succeed, recorded, startedAt: run.UnrecordedStart));
        return Codec.RoundTrip(run.Value, payload, config?.Serializer);
    }

    private RetryDecision Decide(ref Exception failure, int attempt)
    {
        try
        {
            return config?.RetryStrategy?.ShouldRetry(failure, attempt) ?? RetryDecision.DoNotRetry();
        }
        catch (Exception exception)
        {
            // A strategy that throws decides nothing; its own mistake is what the step fails with.
            failure = exception;
            return RetryDecision.DoNotRetry();
        }
    }
}
