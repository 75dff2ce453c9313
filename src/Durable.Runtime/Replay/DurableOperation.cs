using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>
/// A durable call. Deriving classes say, in the table of their class comment, what each recorded status means.
/// </summary>
/// <typeparam name="T">The type of the result.</typeparam>
internal abstract class DurableOperation<T>(OperationCall call)
{
    protected OperationCall Call { get; } = call;

    protected DurableContext Context => Call.Context;

    protected Invocation Invocation => Call.Invocation;

    protected PayloadCodec Codec => Call.Invocation.Codec;

    /// <summary>Answers from history, or does the work. Runs in a turn.</summary>
    public Task<T> RunAsync()
    {
        try
        {
            var record = Call.Visit();
            return record is null ? StartAsync() : ReplayAsync(record);
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>Nothing is recorded.</summary>
    protected abstract Task<T> StartAsync();

    /// <summary>Something is recorded.</summary>
    protected abstract Task<T> ReplayAsync(OperationRecord record);

    /// <summary>Waits until the operation ends or is due again.</summary>
    protected Task<OperationRecord> ParkAsync(CancellationToken cancellationToken) =>
        Invocation.ParkAsync(Call.Id, Context.WaitToken(cancellationToken));

    protected ErrorObject Describe(Exception exception) => RecordedErrors.Describe(exception, Invocation.Options);
}
