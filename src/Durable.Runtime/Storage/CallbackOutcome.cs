namespace Durable.Runtime.Storage;

/// <summary>How something outside completes a callback.</summary>
public sealed record CallbackOutcome
{
    private CallbackOutcome()
    {
    }

    /// <summary>Whether it succeeded.</summary>
    public bool IsSuccess { get; private init; }

    /// <summary>The result as text, usually JSON.</summary>
    public string? Payload { get; private init; }

    /// <summary>The error of a failure.</summary>
    public ErrorObject? Error { get; private init; }

    /// <summary>It succeeded.</summary>
    /// <param name="payload">The result as text, usually JSON; at most 262,144 bytes in UTF-8.</param>
    public static CallbackOutcome Succeeded(string? payload) => new() { IsSuccess = true, Payload = payload };

    /// <summary>It failed.</summary>
    /// <param name="error">The error.</param>
    public static CallbackOutcome Failed(ErrorObject? error) => new() { Error = error ?? new ErrorObject() };
}
