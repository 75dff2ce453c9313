namespace Durable.Runtime.Storage;

/// <summary>How an invocation ended.</summary>
public sealed record InvocationOutcome
{
    private InvocationOutcome()
    {
    }

    /// <summary>The status the workflow answered; <c>null</c> when the invocation broke off.</summary>
    public InvocationStatus? Status { get; private init; }

    /// <summary>The serialized result.</summary>
    public string? Result { get; private init; }

    /// <summary>The error of the workflow, or of the invocation that broke off.</summary>
    public ErrorObject? Error { get; private init; }

    /// <summary>The workflow waits for something.</summary>
    public static InvocationOutcome Pending { get; } = new() { Status = InvocationStatus.Pending };

    /// <summary>The workflow returned.</summary>
    /// <param name="result">The serialized result; <c>null</c> when there is none.</param>
    public static InvocationOutcome Succeeded(string? result) =>
        new() { Status = InvocationStatus.Succeeded, Result = result };

    /// <summary>The workflow threw.</summary>
    /// <param name="error">What it threw.</param>
    public static InvocationOutcome Failed(ErrorObject error) =>
        new() { Status = InvocationStatus.Failed, Error = error };

    /// <summary>The invocation ended without an answer; it will be repeated.</summary>
    /// <param name="error">What ended it.</param>
    public static InvocationOutcome Broken(ErrorObject error) => new() { Error = error };
}
