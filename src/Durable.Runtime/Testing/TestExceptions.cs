using System.Globalization;

namespace Durable.Runtime.Testing;

/// <summary>An execution that should have succeeded did not.</summary>
/// <param name="status">How it ended.</param>
/// <param name="error">Its error.</param>
/// <param name="steps">Its operations.</param>
public sealed class TestExecutionFailedException(
    InvocationStatus status,
    ErrorObject? error,
    IReadOnlyList<TestStep> steps) : Exception($"The execution is {status}: {error?.ErrorType}: {error?.ErrorMessage}")
{
    /// <summary>How it ended.</summary>
    public InvocationStatus FinalStatus { get; } = status;

    /// <summary>Its error.</summary>
    public ErrorObject? FailureError { get; } = error;

    /// <summary>Its operations.</summary>
    public IReadOnlyList<TestStep> Steps { get; } = steps;
}

/// <summary>An execution took more invocations than it may.</summary>
/// <param name="maxInvocations">How many it may take.</param>
/// <param name="totalOperations">How many operations it has recorded.</param>
public sealed class TestExecutionLimitException(int maxInvocations, int totalOperations)
    : Exception(string.Create(
        CultureInfo.InvariantCulture,
        $"The execution was not over after {maxInvocations} invocations and {totalOperations} operations."))
{
    /// <summary>How many invocations it may take.</summary>
    public int MaxInvocations { get; } = maxInvocations;

    /// <summary>How many operations it has recorded.</summary>
    public int TotalOperations { get; } = totalOperations;
}

/// <summary>The workflow invokes a function that the test has not registered.</summary>
/// <param name="functionName">The function.</param>
public sealed class UnregisteredSiblingFunctionException(string functionName)
    : Exception($"The workflow invokes '{functionName}', which is not registered. Register a function for it.")
{
    /// <summary>The function.</summary>
    public string FunctionName { get; } = functionName;
}
