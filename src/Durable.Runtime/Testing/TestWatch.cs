using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Testing;

/// <summary>Counts the invocations of the execution under test, and notices what a test has to be told.</summary>
internal sealed class TestWatch(int maxInvocations) : IHostWatch
{
    public const string ExecutionName = "test-execution";

    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _invocations;
    private string? _missingFunction;

    public int Invocations => _invocations;

    /// <summary>Completes when the test cannot go on.</summary>
    public Task Failure => _failure.Task;

    public bool OnInvocation(ExecutionInfo execution)
    {
        if (execution.Name != ExecutionName || Interlocked.Increment(ref _invocations) <= maxInvocations)
        {
            return true;
        }

        _failure.TrySetResult();
        return false;
    }

    public void OnMissingFunction(string functionName)
    {
        _missingFunction = functionName;
        _failure.TrySetResult();
    }

    public async Task<Exception> FailureOf(IExecutionStore store, string executionId) =>
        _missingFunction is not null
            ? new UnregisteredSiblingFunctionException(_missingFunction)
            : new TestExecutionLimitException(maxInvocations, (await store.GetOperationsAsync(executionId)).Count);
}
