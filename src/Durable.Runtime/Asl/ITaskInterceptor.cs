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

    /// <summary>
    /// Answers one run of a distributed Map as a whole, or declines, so that its children run; declines by default.
    /// Unlike the answer to a Task this one is not recorded: it is asked for in every replay and has to be the same
    /// each time.
    /// </summary>
    /// <param name="state">The name of the Map state.</param>
    /// <param name="run">The run, as the scopes of its children begin: <c>Map.1.0</c> where a child's is
    /// <c>Map.1.0[3]</c>, see <see cref="StatesEvent"/>.</param>
    /// <returns>The result of the Map state, its failure, or no answer, with which it never ends.</returns>
    TaskOutcome InterceptMapRun(string state, string run) => TaskOutcome.NotHandled;
}
