using Microsoft.Extensions.Logging;

namespace Durable.Runtime;

/// <summary>
/// What a workflow uses to do durable work. Every operation is recorded; when the workflow runs again from the top,
/// recorded operations answer from history and only new ones do work.
/// </summary>
/// <remarks>
/// Names, parameters and defaults are those of the AWS SDK for .NET, so that code written for one compiles against
/// the other. Code outside the operations must be deterministic: no clock, no random numbers, no input or output.
/// Operations of one context must be called in the same order in every run.
/// </remarks>
public interface IDurableContext
{
    /// <summary>A logger that stays silent while the workflow is replaying.</summary>
    ILogger Logger { get; }

    /// <summary>The execution this context belongs to. Ours also implements <see cref="IExecutionDetails"/>.</summary>
    IExecutionContext ExecutionContext { get; }

    /// <summary>The context of the current invocation; differs from one invocation to the next.</summary>
    ILambdaContext LambdaContext { get; }

    /// <summary>Replaces the logger of this context and of the contexts created from it afterwards.</summary>
    /// <param name="config">The logger to use and whether it is silent during replay.</param>
    void ConfigureLogger(LoggerConfig config);

    /// <summary>Runs <paramref name="func"/> and records its result.</summary>
    /// <typeparam name="T">The result type; must survive a round trip through the serializer.</typeparam>
    /// <param name="func">The work. May run more than once after a crash, see <see cref="StepSemantics"/>.</param>
    /// <param name="name">The name in history; <c>null</c> leaves the step unnamed.</param>
    /// <param name="config">Retry strategy, semantics, time-out and serializer; <c>null</c> means the defaults.</param>
    /// <param name="cancellationToken">Cancels the work; a cancelled step is not recorded.</param>
    /// <returns>The recorded result.</returns>
    /// <exception cref="StepException">The step failed and is not retried any more.</exception>
    /// <exception cref="NonDeterministicExecutionException">History holds another operation here.</exception>
    Task<T> StepAsync<T>(
        Func<IStepContext, CancellationToken, Task<T>> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs <paramref name="func"/> and records that it finished.</summary>
    /// <inheritdoc cref="StepAsync{T}"/>
    Task StepAsync(
        Func<IStepContext, CancellationToken, Task> func,
        string? name = null,
        StepConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Suspends the workflow for a time. Nothing runs and nothing is paid for meanwhile.</summary>
    /// <param name="duration">1 second to 366 days; fractions of a second are rounded up.</param>
    /// <param name="name">The name in history.</param>
    /// <param name="cancellationToken">Cancels waiting in this process; the recorded timer stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is out of range.</exception>
    Task WaitAsync(TimeSpan duration, string? name = null, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the workflow in a context of its own and records its result as one operation.</summary>
    /// <typeparam name="T">The result type.</typeparam>
    /// <param name="func">The part. It uses the context it is given, not the outer one.</param>
    /// <param name="name">The name in history.</param>
    /// <param name="config">Sub-type, error mapping, nesting and serializer.</param>
    /// <param name="cancellationToken">Handed on to <paramref name="func"/>.</param>
    /// <exception cref="ChildContextException">The part failed; <see cref="ChildContextConfig.ErrorMapping"/> may
    /// replace it.</exception>
    Task<T> RunInChildContextAsync<T>(
        Func<IDurableContext, CancellationToken, Task<T>> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the workflow that has no result in a context of its own.</summary>
    /// <inheritdoc cref="RunInChildContextAsync{T}"/>
    Task RunInChildContextAsync(
        Func<IDurableContext, CancellationToken, Task> func,
        string? name = null,
        ChildContextConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Creates a callback that something outside completes later by its id.</summary>
    /// <typeparam name="T">The type of the callback's result.</typeparam>
    /// <param name="name">The name in history.</param>
    /// <param name="config">Time-out, heartbeat and serializer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The callback. Creating it never fails because of its outcome.</returns>
    Task<ICallback<T>> CreateCallbackAsync<T>(
        string? name = null,
        CallbackConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Creates a callback, hands its id to <paramref name="submitter"/> and waits for the outcome.</summary>
    /// <typeparam name="T">The type of the callback's result.</typeparam>
    /// <param name="submitter">Tells the outside world the callback id; runs as a step.</param>
    /// <param name="name">The name in history.</param>
    /// <param name="config">Time-out, heartbeat, serializer and the submitter's retry strategy.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="CallbackFailedException">The outside world reported a failure.</exception>
    /// <exception cref="CallbackTimeoutException">The time-out or the heartbeat elapsed.</exception>
    /// <exception cref="CallbackSubmitterException">The submitter failed for good.</exception>
    Task<T> WaitForCallbackAsync<T>(
        Func<string, IWaitForCallbackContext, CancellationToken, Task> submitter,
        string? name = null,
        WaitForCallbackConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Invokes another function, durable or not, and waits for its result.</summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="functionName">Name or ARN of the target. A durable Lambda target needs a qualifier.</param>
    /// <param name="payload">The target's input.</param>
    /// <param name="name">The name in history.</param>
    /// <param name="config">Tenant and serializers.</param>
    /// <param name="cancellationToken">Cancels the call; a started target is not stopped.</param>
    /// <exception cref="ArgumentException">The function name is blank.</exception>
    /// <exception cref="InvokeException">The target failed, timed out or was stopped.</exception>
    Task<TResult> InvokeAsync<TPayload, TResult>(
        string functionName,
        TPayload payload,
        string? name = null,
        InvokeConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Polls: runs <paramref name="check"/> again and again, suspended in between.</summary>
    /// <typeparam name="TState">The state carried from one check to the next.</typeparam>
    /// <param name="check">Receives the last state and returns the new one.</param>
    /// <param name="config">The first state and the strategy that decides when to stop.</param>
    /// <param name="name">The name in history.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="WaitForConditionException">The strategy gave up.</exception>
    /// <exception cref="StepException">A check threw; checks are not retried.</exception>
    Task<TState> WaitForConditionAsync<TState>(
        Func<TState, IConditionCheckContext, CancellationToken, Task<TState>> check,
        WaitForConditionConfig<TState> config,
        string? name = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs branches side by side.</summary>
    /// <typeparam name="T">The result type of every branch.</typeparam>
    /// <param name="branches">The branches; each gets a context of its own. They are named by their index.</param>
    /// <param name="name">The name in history.</param>
    /// <param name="config">Concurrency, completion policy, nesting and serializers.</param>
    /// <param name="cancellationToken">Handed on to the branches.</param>
    /// <returns>The outcome of every branch that was started. A failed branch does not throw here.</returns>
    Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<Func<IDurableContext, CancellationToken, Task<T>>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs named branches side by side.</summary>
    /// <inheritdoc cref="ParallelAsync{T}(IReadOnlyList{Func{IDurableContext, CancellationToken, Task{T}}}, string?, ParallelConfig?, CancellationToken)"/>
    Task<IBatchResult<T>> ParallelAsync<T>(
        IReadOnlyList<DurableBranch<T>> branches,
        string? name = null,
        ParallelConfig? config = null,
        CancellationToken cancellationToken = default);

    /// <summary>Runs <paramref name="func"/> for every item, side by side.</summary>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <typeparam name="TResult">The result type.</typeparam>
    /// <param name="items">The items; must be the same in every run.</param>
    /// <param name="func">Receives the item's context, the item, its index, all items and a token.</param>
    /// <param name="name">The name in history.</param>
    /// <param name="config">Concurrency, completion policy, nesting, item names and serializers.</param>
    /// <param name="cancellationToken">Handed on to the items.</param>
    /// <returns>The outcome of every item that was started. A failed item does not throw here.</returns>
    Task<IBatchResult<TResult>> MapAsync<TItem, TResult>(
        IReadOnlyList<TItem> items,
        Func<IDurableContext, TItem, int, IReadOnlyList<TItem>, CancellationToken, Task<TResult>> func,
        string? name = null,
        MapConfig<TItem>? config = null,
        CancellationToken cancellationToken = default);
}
