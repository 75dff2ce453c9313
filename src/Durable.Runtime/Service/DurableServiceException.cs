namespace Durable.Runtime.Service;

/// <summary>The durable service refused a call, or failed.</summary>
public sealed class DurableServiceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="errorCode">The code of the error, for example <c>InvalidParameterValueException</c>.</param>
    /// <param name="message">The service's message.</param>
    public DurableServiceException(int statusCode, string? errorCode, string message)
        : base(message)
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The code of the error; <c>null</c> when the answer named none.</summary>
    public string? ErrorCode { get; }

    /// <summary>How long the service asks to wait; <c>null</c> when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the token belongs to an invocation that another one has taken over from.</summary>
    public bool IsStaleToken =>
        StatusCode == 400 && Message.StartsWith("Invalid checkpoint token", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the service asks to slow down.</summary>
    public bool IsThrottling => StatusCode == 429;

    /// <summary>Whether another try, in this invocation or the next, would fail in the same way.</summary>
    public bool IsPermanent =>
        !IsStaleToken && (IsKeyError || (StatusCode is >= 400 and < 500 && !IsThrottling));

    private bool IsKeyError => StatusCode == 502 && ErrorCode?.StartsWith("KMS", StringComparison.Ordinal) == true;
}
