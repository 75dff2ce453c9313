namespace Durable.Runtime.Testing;

/// <summary>How an execution ended, and what it did.</summary>
/// <typeparam name="TOutput">The type of its result.</typeparam>
public sealed class TestResult<TOutput>
{
    internal TestResult(InvocationStatus status, TOutput? result, ErrorObject? error, string durableExecutionArn)
    {
        Status = status;
        Result = result;
        Error = error;
        DurableExecutionArn = durableExecutionArn;
    }

    /// <summary>How it ended.</summary>
    public InvocationStatus Status { get; }

    /// <summary>Whether it succeeded.</summary>
    public bool IsSucceeded => Status == InvocationStatus.Succeeded;

    /// <summary>Whether it failed.</summary>
    public bool IsFailed => Status == InvocationStatus.Failed;

    /// <summary>The result of one that succeeded.</summary>
    public TOutput? Result { get; }

    /// <summary>The error of one that failed.</summary>
    public ErrorObject? Error { get; }

    /// <summary>The ARN of the execution.</summary>
    public string DurableExecutionArn { get; }

    /// <summary>How many invocations it took.</summary>
    public int? InvocationCount { get; internal init; }

    /// <summary>The operations in the order they started.</summary>
    public IReadOnlyList<TestStep> Steps { get; internal init; } = [];

    /// <summary>The only operation of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="InvalidOperationException">There is none, or more than one.</exception>
    public TestStep GetStep(string name)
    {
        var steps = GetSteps(name);
        return steps.Count == 1
            ? steps[0]
            : throw new InvalidOperationException(
                FormattableString.Invariant($"There are {steps.Count} operations named '{name}', expected one."));
    }

    /// <summary>The first operation of a name; <c>null</c> when there is none.</summary>
    /// <param name="name">The name.</param>
    public TestStep? FindStep(string name)
    {
        var steps = GetSteps(name);
        return steps.Count > 0 ? steps[0] : null;
    }

    /// <summary>All operations of a name.</summary>
    /// <param name="name">The name.</param>
    public IReadOnlyList<TestStep> GetSteps(string name) => [.. Steps.Where(step => step.Name == name)];

    /// <summary>The operation of an id.</summary>
    /// <param name="operationId">The id.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TestStep GetStepById(string operationId) =>
        Steps.FirstOrDefault(step => step.Id == operationId)
            ?? throw new InvalidOperationException($"There is no operation '{operationId}'.");

    /// <summary>The operations inside another.</summary>
    /// <param name="parent">The other.</param>
    public IReadOnlyList<TestStep> GetChildren(TestStep parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return parent.Children;
    }

    /// <summary>The operations of a status.</summary>
    /// <param name="status">The status, see <see cref="OperationStatus"/>.</param>
    public IReadOnlyList<TestStep> GetStepsByStatus(string status) => [.. Steps.Where(step => step.Status == status)];

    /// <summary>Throws unless the execution succeeded.</summary>
    /// <exception cref="TestExecutionFailedException">It did not.</exception>
    public void EnsureSucceeded()
    {
        if (!IsSucceeded)
        {
            throw new TestExecutionFailedException(Status, Error, Steps);
        }
    }
}
