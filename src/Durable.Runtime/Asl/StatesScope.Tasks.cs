using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <content>Task states: methods, functions, callbacks and jobs.</content>
public sealed partial class StatesScope
{
    /// <summary>Runs a Task as a step: a method that answers.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="task">The work. It may run again after a crash, see <see cref="TaskOptions.Semantics"/>.</param>
    /// <param name="request">What it is given; null is JSON null.</param>
    /// <param name="options">Retry, time-out and the like; <c>null</c> means the defaults.</param>
    /// <returns>The result of the task; null is JSON null.</returns>
    /// <exception cref="StatesException">The last attempt failed. An exception of the method becomes an error named
    /// after its type, with the cause that a .NET function would have reported.</exception>
    public Task<JsonNode?> TaskAsync(
        string state,
        Func<JsonNode?, TaskContext, Task<JsonNode?>> task,
        JsonNode? request,
        TaskOptions? options = null) =>
        TaskAsync(state, task, () => request, options);

    /// <summary>Runs a Task as a step, with a request that is made anew for each attempt.</summary>
    /// <inheritdoc cref="TaskAsync(string, Func{JsonNode?, TaskContext, Task{JsonNode?}}, JsonNode?, TaskOptions?)"/>
    public Task<JsonNode?> TaskAsync(
        string state,
        Func<JsonNode?, TaskContext, Task<JsonNode?>> task,
        Func<JsonNode?> request,
        TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(request);
        var call = new TaskCall(state, TaskKind.Request, options ?? new TaskOptions());
        return RunTaskAsync(call, async () => await AnswerAsync(call, request) is { } answer
            ? answer.Output
            : await RunMethodAsync(call, task, request));
    }

    /// <summary>Invokes a function that the state names by its ARN: the payload is the event, the result is the
    /// function's return value.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="functionName">Name or ARN of the function. A durable function needs a qualifier.</param>
    /// <param name="payload">The event; null is JSON null.</param>
    /// <param name="options">Retry, time-out and the like; <c>null</c> means the defaults.</param>
    /// <returns>The function's return value; null is JSON null.</returns>
    /// <exception cref="StatesException">The last attempt failed: the error is the function's error type, the cause its
    /// error document as compact JSON.</exception>
    public Task<JsonNode?> InvokeAsync(
        string state,
        string functionName,
        JsonNode? payload,
        TaskOptions? options = null) =>
        InvokeAsync(state, functionName, () => payload, options);

    /// <summary>Invokes a function with an event that is made anew for each attempt.</summary>
    /// <inheritdoc cref="InvokeAsync(string, string, JsonNode?, TaskOptions?)"/>
    public Task<JsonNode?> InvokeAsync(
        string state,
        string functionName,
        Func<JsonNode?> payload,
        TaskOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(functionName);
        ArgumentNullException.ThrowIfNull(payload);
        options ??= new TaskOptions();
        var call = new TaskCall(state, TaskKind.Function, options with { Resource = options.Resource ?? functionName });
        return RunTaskAsync(call, async () => await AnswerAsync(call, payload) is { } answer
            ? answer.Output
            : await InvokeFunctionAsync(call, functionName, payload()));
    }

    /// <summary>Invokes a function as <c>lambda:invoke</c> does.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="request">
    /// <c>FunctionName</c>, and where given <c>Qualifier</c> and <c>Payload</c> (an empty object when absent).
    /// <c>InvocationType</c> may only be <c>RequestResponse</c>; <c>ClientContext</c> and <c>LogType</c> have no
    /// effect.
    /// </param>
    /// <param name="options">Retry, time-out and the like; <c>null</c> means the defaults.</param>
    /// <returns>The envelope of the service: <c>ExecutedVersion</c>, <c>Payload</c>, <c>SdkHttpMetadata</c>,
    /// <c>SdkResponseMetadata</c>, <c>StatusCode</c>. Only the payload comes from the function.</returns>
    /// <exception cref="StatesException">The last attempt failed: the error is the function's error type, the cause its
    /// error document as compact JSON. <c>States.Runtime</c> for a request that cannot be made.</exception>
    public Task<JsonNode?> LambdaInvokeAsync(string state, JsonNode? request, TaskOptions? options = null) =>
        LambdaInvokeAsync(state, () => request, options);

    /// <summary>Invokes a function as <c>lambda:invoke</c> does, with a request that is made anew for each attempt.
    /// </summary>
    /// <inheritdoc cref="LambdaInvokeAsync(string, JsonNode?, TaskOptions?)"/>
    public Task<JsonNode?> LambdaInvokeAsync(string state, Func<JsonNode?> request, TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        options ??= new TaskOptions();
        var resource = options.Resource ?? LambdaRequest.Resource;
        var call = new TaskCall(state, TaskKind.LambdaInvoke, options with { Resource = resource });
        return RunTaskAsync(call, async () => await AnswerAsync(call, request) is { } answer
            ? answer.Output
            : await InvokeLambdaAsync(call, LambdaRequest.Read(request())));
    }

    /// <summary>
    /// Runs a Task that somebody answers later: <c>.waitForTaskToken</c> and activities.
    /// </summary>
    /// <param name="state">The state's name.</param>
    /// <param name="submit">Hands the request out, as a step; an activity puts it where its workers look.</param>
    /// <param name="request">Makes the request of an attempt from its token, which is the id of a durable callback.
    /// </param>
    /// <param name="options">Retry, time-out, heartbeat and the like; <c>null</c> means the defaults.</param>
    /// <returns>What the callback was answered with; null is JSON null.</returns>
    /// <exception cref="StatesException">The last attempt failed: with the error and cause of the answer, or with
    /// <c>States.Timeout</c>.</exception>
    public Task<JsonNode?> CallbackAsync(
        string state,
        Func<JsonNode?, TaskContext, Task> submit,
        Func<string, JsonNode?> request,
        TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(submit);
        ArgumentNullException.ThrowIfNull(request);
        var call = new TaskCall(state, TaskKind.Callback, options ?? new TaskOptions());
        return RunTaskAsync(call, () => RunCallbackAsync(call, submit, request));
    }

    /// <summary>Runs a Task that starts a job and waits for its end (<c>.sync</c>).</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="submit">Starts the job, as a step, and returns what identifies it.</param>
    /// <param name="check">Asks for the job's status; receives what <paramref name="submit"/> returned.</param>
    /// <param name="request">What the job is started with; null is JSON null.</param>
    /// <param name="options">Retry, time-out, pace of asking and the like; <c>null</c> means the defaults.</param>
    /// <returns>The output of the job; null is JSON null.</returns>
    /// <exception cref="StatesException">The last attempt failed: the job could not be started, ended badly, or took
    /// too long. It is not stopped then.</exception>
    public Task<JsonNode?> JobAsync(
        string state,
        Func<JsonNode?, TaskContext, Task<JsonNode?>> submit,
        Func<JsonNode?, TaskContext, Task<JobStatus>> check,
        JsonNode? request,
        TaskOptions? options = null) =>
        JobAsync(state, submit, check, () => request, options);

    /// <summary>Runs a Task that starts a job, with a request that is made anew for each attempt.</summary>
    /// <inheritdoc cref="JobAsync(string, Func{JsonNode?, TaskContext, Task{JsonNode?}}, Func{JsonNode?, TaskContext, Task{JobStatus}}, JsonNode?, TaskOptions?)"/>
    public Task<JsonNode?> JobAsync(
        string state,
        Func<JsonNode?, TaskContext, Task<JsonNode?>> submit,
        Func<JsonNode?, TaskContext, Task<JobStatus>> check,
        Func<JsonNode?> request,
        TaskOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(submit);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(request);
        var call = new TaskCall(state, TaskKind.Job, options ?? new TaskOptions());
        return RunTaskAsync(call, async () =>
        {
            // Recorded: a job's request may hold a task token too, though nobody answers it.
            VisitOf(call.State).Token = ContextOf(call, default).IdempotencyKey;
            _context = null;
            return await AnswerAsync(call, request) is { } answer
                ? answer.Output
                : await RunJobAsync(call, submit, check, request);
        });
    }
}
