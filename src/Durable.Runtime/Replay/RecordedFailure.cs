namespace Durable.Runtime.Replay;

/// <summary>Carries the error that a context is to be recorded with from its body to its operation.</summary>
internal sealed class RecordedFailure(ErrorObject error, Exception cause) : Exception(error.ErrorMessage, cause)
{
    public ErrorObject Error { get; } = error;
}
