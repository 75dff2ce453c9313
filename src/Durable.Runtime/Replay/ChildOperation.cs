using System.Text;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// Runs a part of the workflow in a context of its own.
/// <list type="table">
/// <item><term>nothing</term><description>START, run the part</description></item>
/// <item><term>STARTED, PENDING</term><description>run the part again, without another START</description></item>
/// <item><term>SUCCEEDED</term><description>the recorded result</description></item>
/// <item><term>SUCCEEDED, ReplayChildren</term><description>run the part again for its result, which was too large;
/// nothing is recorded anew</description></item>
/// <item><term>FAILED</term><description>throw <see cref="ChildContextException"/> built from the record, mapped
/// </description></item>
/// <item><term>anything else</term><description>mismatch</description></item>
/// </list>
/// A flat context is not recorded: the part always runs.
/// </summary>
internal sealed class ChildOperation<T>(OperationCall call, ChildPart<T> part, CancellationToken cancellationToken)
    : DurableOperation<T>(call)
{
    protected override Task<T> StartAsync()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!part.IsFlat)
        {
            Invocation.RecordLazily(Call.Update(OperationAction.Start));
        }

        return RunPartAsync(isRecorded: false);
    }

    protected override Task<T> ReplayAsync(OperationRecord record) => record switch
    {
        { Status: OperationStatus.Started or OperationStatus.Pending } => RunPartAsync(isRecorded: false),
        { Status: OperationStatus.Succeeded, ReplayChildren: true } => RunPartAsync(isRecorded: true),
        { Status: OperationStatus.Succeeded } => Task.FromResult(Codec.Read<T>(record.Result, part.Serializer)),
        { Status: OperationStatus.Failed } => Task.FromException<T>(Failure(record.Error, null)),
        _ => throw Call.Unexpected(record),
    };

    private async Task<T> RunPartAsync(bool isRecorded)
    {
        var context = Context.Child(Call, isRecorded: !part.IsFlat, part.Token);
        T value;
        string? payload;
        try
        {
            var token = Context.BodyToken(cancellationToken, part.Token);
            value = await Invocation.Begin(() => part.Body(context, token));
            if (!part.IsFlat)
            {
                Invocation.CheckAllVisited(context.Scope);
            }

            payload = Codec.Write(value, part.Serializer);
        }
        catch (Exception exception) when (!EscapesUnrecorded(exception))
        {
            var error = Describe(exception);
            if (!part.IsFlat && !isRecorded)
            {
                await Invocation.RecordAsync(Call.Update(OperationAction.Fail, error: error));
            }

            throw Failure(error, exception);
        }

        if (!part.IsFlat && !isRecorded)
        {
            var isLarge = IsLarge(payload);
            await Invocation.RecordAsync(
                Call.Update(OperationAction.Succeed, isLarge ? "" : payload, replayChildren: isLarge));
        }

        return Codec.RoundTrip(value, payload, part.Serializer);
    }

    private bool IsLarge(string? payload)
    {
        var largest = Invocation.Options.LargestContextResult;
        return payload is not null
            && payload.Length > largest / 3
            && Encoding.UTF8.GetByteCount(payload) > largest;
    }

    /// <summary>What is no failure of the part: a mismatch with history, an exceeded quota, a cancellation asked for.
    /// </summary>
    private bool EscapesUnrecorded(Exception exception) =>
        exception is NonDeterministicExecutionException or QuotaExceededException or StepInterruptedException
        || (exception is OperationCanceledException && IsCancelled);

    private bool IsCancelled =>
        cancellationToken.IsCancellationRequested || part.Token.IsCancellationRequested || Context.Token.IsCancellationRequested;

    private Exception Failure(ErrorObject? error, Exception? inner)
    {
        var failure = RecordedErrors.Child(error, Call.SubType, inner);
        return part.ErrorMapping?.Invoke(failure) ?? failure;
    }
}
