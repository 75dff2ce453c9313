using Durable.Runtime.Storage;

namespace Durable.Runtime.Hosting;

/// <summary>An execution that was waited for did not succeed.</summary>
/// <param name="execution">The execution.</param>
public sealed class ExecutionFailedException(ExecutionInfo execution)
    : Exception($"Execution '{execution.Id}' is {execution.Status}: {execution.Error?.ErrorType}: {execution.Error?.ErrorMessage}")
{
    /// <summary>The execution, with its status and error.</summary>
    public ExecutionInfo Execution { get; } = execution;
}
