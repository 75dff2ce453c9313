using System.Text.Json.Nodes;
using Durable.Runtime.Replay;
using Durable.Runtime.Service;

namespace Durable.Runtime;

/// <summary>Turns a workflow into the handler of a durable Lambda function.</summary>
public static class DurableFunction
{
    private static Lazy<IDurableServiceClient>? _shared;

    /// <summary>Sets how the client is made that all invocations share which are given none. The assembly
    /// <c>Durable.Runtime.Lambda</c> has one.</summary>
    /// <param name="create">Makes the client, once, when it is first needed.</param>
    public static void UseClient(Func<IDurableServiceClient> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _shared = new Lazy<IDurableServiceClient>(create);
    }

    /// <summary>Runs one invocation of a workflow, with the shared client.</summary>
    /// <typeparam name="TInput">The type of the execution's input.</typeparam>
    /// <typeparam name="TOutput">The type of its result.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="invocationInput">What the service sent.</param>
    /// <param name="lambdaContext">The context of the invocation; its serializer serves for everything.</param>
    /// <returns>The answer to the service.</returns>
    /// <exception cref="InvalidOperationException">There is no shared client, see <see cref="UseClient"/>, or the
    /// context has no serializer.</exception>
    /// <exception cref="DurableExecutionException">The invocation is not one of the durable service.</exception>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(
        Func<TInput, IDurableContext, Task<TOutput>> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext) =>
        WrapAsync(workflow, invocationInput, lambdaContext, SharedClient());

    /// <summary>Runs one invocation of a workflow.</summary>
    /// <typeparam name="TInput">The type of the execution's input.</typeparam>
    /// <typeparam name="TOutput">The type of its result.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="invocationInput">What the service sent.</param>
    /// <param name="lambdaContext">The context of the invocation; its serializer serves for everything.</param>
    /// <param name="lambdaClient">The way to the service.</param>
    /// <returns>The answer to the service.</returns>
    /// <exception cref="InvalidOperationException">The context has no serializer.</exception>
    /// <exception cref="DurableExecutionException">The invocation is not one of the durable service.</exception>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(
        Func<TInput, IDurableContext, Task<TOutput>> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext,
        IDurableServiceClient lambdaClient) =>
        WrapAsync(workflow, invocationInput, lambdaContext, lambdaClient, new ServiceOptions());

    /// <summary>Runs one invocation of a workflow that has no result, with the shared client.</summary>
    /// <inheritdoc cref="WrapAsync{TInput, TOutput}(Func{TInput, IDurableContext, Task{TOutput}}, DurableExecutionInvocationInput, ILambdaContext)"/>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput>(
        Func<TInput, IDurableContext, Task> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext) =>
        WrapAsync(workflow, invocationInput, lambdaContext, SharedClient());

    /// <summary>Runs one invocation of a workflow that has no result.</summary>
    /// <inheritdoc cref="WrapAsync{TInput, TOutput}(Func{TInput, IDurableContext, Task{TOutput}}, DurableExecutionInvocationInput, ILambdaContext, IDurableServiceClient)"/>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput>(
        Func<TInput, IDurableContext, Task> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext,
        IDurableServiceClient lambdaClient)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return WrapAsync<TInput, Nothing>(
            async (input, context) =>
            {
                await workflow(input, context);
                return default;
            },
            invocationInput,
            lambdaContext,
            lambdaClient);
    }

    /// <summary>Runs one invocation of a workflow with options of our own.</summary>
    /// <typeparam name="TInput">The type of the execution's input.</typeparam>
    /// <typeparam name="TOutput">The type of its result.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="invocationInput">What the service sent.</param>
    /// <param name="lambdaContext">The context of the invocation; its serializer serves for everything.</param>
    /// <param name="lambdaClient">The way to the service.</param>
    /// <param name="options">How the workflow is run.</param>
    public static Task<DurableExecutionInvocationOutput> WrapAsync<TInput, TOutput>(
        Func<TInput, IDurableContext, Task<TOutput>> workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext,
        IDurableServiceClient lambdaClient,
        ServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(invocationInput);
        ArgumentNullException.ThrowIfNull(lambdaContext);
        ArgumentNullException.ThrowIfNull(lambdaClient);
        ArgumentNullException.ThrowIfNull(options);
        return new ServiceInvocation(lambdaContext, lambdaClient, options).RunAsync(
            invocationInput,
            async (context, codec, input) => codec.Write(await workflow(codec.Read<TInput>(input), context)));
    }

    /// <summary>Runs one invocation of a workflow over JSON.</summary>
    /// <param name="workflow">A new instance of the workflow.</param>
    /// <param name="invocationInput">What the service sent.</param>
    /// <param name="lambdaContext">The context of the invocation; its serializer serves for everything.</param>
    /// <param name="lambdaClient">The way to the service; <c>null</c> means the shared client.</param>
    /// <param name="options">How the workflow is run; <c>null</c> means the defaults.</param>
    public static Task<DurableExecutionInvocationOutput> WrapAsync(
        IDurableWorkflow workflow,
        DurableExecutionInvocationInput invocationInput,
        ILambdaContext lambdaContext,
        IDurableServiceClient? lambdaClient = null,
        ServiceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return WrapAsync<JsonNode?, JsonNode?>(
            workflow.RunAsync,
            invocationInput,
            lambdaContext,
            lambdaClient ?? SharedClient(),
            options ?? new ServiceOptions());
    }

    private static IDurableServiceClient SharedClient() =>
        _shared?.Value ?? throw new InvalidOperationException(
            "There is no client of the durable service. Pass one, or call DurableFunction.UseClient once.");
}
