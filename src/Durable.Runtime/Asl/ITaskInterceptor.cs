namespace Durable.Runtime.Asl;

/// <summary>
/// Answers Task attempts in place of the outside world: mocks of a local run, recorded results, verification.
/// </summary>
public interface ITaskInterceptor
{
    /// <summary>Answers one attempt, or declines. Runs in a step, so an answer is recorded and not asked for again;
    /// after a crash the same invocation may be asked about once more.</summary>
    /// <param name="call">The attempt.</param>
    /// <param name="cancellationToken">Is cancelled when the attempt's branch is stopped.</param>
    /// <returns>The outcome.</returns>
    Task<TaskOutcome> InterceptAsync(TaskInvocation call, CancellationToken cancellationToken);
}
