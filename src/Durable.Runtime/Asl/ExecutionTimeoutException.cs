using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>
/// The whole execution took longer than the state machine's <c>TimeoutSeconds</c>. The service ends such an execution
/// as <c>TIMED_OUT</c> with the error <c>States.Timeout</c>.
/// </summary>
/// <remarks>Not a <see cref="StatesException"/>, because no <c>Catch</c> of the machine may handle it.</remarks>
public sealed class ExecutionTimeoutException : Exception
{
    /// <summary>Creates the exception. Its message is the error as compact JSON.</summary>
    public ExecutionTimeoutException()
        : base(new StatesException(ErrorNames.Timeout).Message)
    {
    }
}
