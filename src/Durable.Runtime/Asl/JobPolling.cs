namespace Durable.Runtime.Asl;

/// <summary>How often a <c>.sync</c> job is asked whether it has ended. The service's own pace is not
/// documented.</summary>
/// <remarks>Each question is an operation and an invocation, so the pauses grow.</remarks>
public sealed record JobPolling
{
    /// <summary>First after 5 seconds, each pause half as long again, at most 5 minutes.</summary>
    public static JobPolling Default { get; } = new();

    /// <summary>The pause before the second question. Default 5 seconds; below one second counts as one.</summary>
    public TimeSpan InitialDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause. Default 5 minutes.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>By how much each pause is longer than the one before. Default 1.5.</summary>
    public double BackoffRate { get; init; } = 1.5;

    /// <summary>The pause after question <paramref name="attempt"/>, counted from 1, in whole seconds.</summary>
    internal TimeSpan DelayAfter(int attempt)
    {
        var seconds = InitialDelay.TotalSeconds * Math.Pow(BackoffRate, attempt - 1);
        return TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(seconds, 1, Math.Max(1, MaxDelay.TotalSeconds))));
    }
}
