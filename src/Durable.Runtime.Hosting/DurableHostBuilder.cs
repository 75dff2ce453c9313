using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Runtime.Hosting;

/// <summary>Collects what the <see cref="EmbeddedHost"/> of an application runs.</summary>
public sealed class DurableHostBuilder
{
    private readonly List<Action<IServiceProvider, EmbeddedHost>> _registrations = [];

    internal DurableHostBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the application.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a workflow over JSON, as the converter makes them. Each invocation gets an instance of its own,
    /// with services from a scope of its own: registered ones, or else what its constructor asks for.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="name">The name it is registered under; no slash.</param>
    /// <param name="options">Version and engine options; <c>null</c> means the defaults.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <remarks>The scope ends with the workflow. An invocation that leaves because its execution waits never comes back
    /// to its code, so its scope is left to the garbage collector: keep what must be closed inside of steps.</remarks>
    public DurableHostBuilder AddWorkflow<TWorkflow>(string name, WorkflowOptions? options = null)
        where TWorkflow : class, IDurableWorkflow =>
        AddWorkflow<JsonNode?, JsonNode?>(
            name,
            static (services, input, context) =>
                ActivatorUtilities.GetServiceOrCreateInstance<TWorkflow>(services).RunAsync(input, context),
            options);

    /// <summary>Adds a workflow that is a function.</summary>
    /// <typeparam name="TInput">The type of the input.</typeparam>
    /// <typeparam name="TOutput">The type of the result.</typeparam>
    /// <param name="name">The name it is registered under; no slash.</param>
    /// <param name="workflow">The workflow; its services come from a scope of the invocation.</param>
    /// <param name="options">Version and engine options; <c>null</c> means the defaults.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentNullException">The workflow is <c>null</c>.</exception>
    public DurableHostBuilder AddWorkflow<TInput, TOutput>(
        string name,
        Func<IServiceProvider, TInput, IDurableContext, Task<TOutput>> workflow,
        WorkflowOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(workflow);
        _registrations.Add((services, host) => host.RegisterWorkflow<TInput, TOutput>(
            name,
            async (input, context) =>
            {
                await using var scope = services.CreateAsyncScope();
                return await workflow(scope.ServiceProvider, input, context);
            },
            options));
        return this;
    }

    /// <summary>Adds a plain function, the target of chained invokes.</summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <param name="name">Its name, see <see cref="EmbeddedHost.RegisterFunction{TPayload, TResult}"/>.</param>
    /// <param name="function">The function; its services come from a scope of the call. It may run again after a crash.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentNullException">The function is <c>null</c>.</exception>
    public DurableHostBuilder AddFunction<TPayload, TResult>(
        string name,
        Func<IServiceProvider, TPayload, ILambdaContext, Task<TResult>> function)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(function);
        _registrations.Add((services, host) => host.RegisterFunction<TPayload, TResult>(
            name,
            async (payload, context) =>
            {
                await using var scope = services.CreateAsyncScope();
                return await function(scope.ServiceProvider, payload, context);
            }));
        return this;
    }

    internal EmbeddedHost Build(IServiceProvider services, EmbeddedHostOptions options)
    {
        var host = new EmbeddedHost(options);
        foreach (var register in _registrations)
        {
            register(services, host);
        }

        return host;
    }
}
