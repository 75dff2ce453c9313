namespace Durable.Runtime;

/// <summary>Why a parallel or map operation ended.</summary>
public enum CompletionReason
{
    /// <summary>Every unit ended.</summary>
    AllCompleted,

    /// <summary>Enough units succeeded, and others had not ended.</summary>
    MinSuccessfulReached,

    /// <summary>More units failed than is tolerated.</summary>
    FailureToleranceExceeded,
}
