using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Hosting;

/// <summary>Durable workflows in an application built on <c>Microsoft.Extensions.Hosting</c>.</summary>
public static class DurableHostingExtensions
{
    /// <summary>
    /// Adds an <see cref="EmbeddedHost"/> that starts and stops with the application. Ask for it where executions are
    /// started: in a controller, in a consumer of messages.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="options">Makes the options; <c>null</c> means the defaults, with executions in memory only. Where it
    /// names no logger factory, the application's is taken.</param>
    /// <returns>Takes the workflows.</returns>
    /// <exception cref="ArgumentNullException">The services are <c>null</c>.</exception>
    /// <exception cref="InvalidOperationException">There is a durable host already: an application has one.</exception>
    /// <example>
    /// <code>
    /// builder.Services
    ///     .AddDurableHost(_ => new EmbeddedHostOptions { Store = new SqliteExecutionStore("orders.db") })
    ///     .AddWorkflow&lt;OrderWorkflow&gt;("orders");
    /// </code>
    /// </example>
    public static DurableHostBuilder AddDurableHost(
        this IServiceCollection services,
        Func<IServiceProvider, EmbeddedHostOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(EmbeddedHost)))
        {
            throw new InvalidOperationException("There is a durable host already; add its workflows to that.");
        }

        var builder = new DurableHostBuilder(services);
        services.AddSingleton(provider => builder.Build(provider, OptionsOf(provider, options)));
        services.AddHostedService<DurableHostService>();
        return builder;
    }

    private static EmbeddedHostOptions OptionsOf(
        IServiceProvider services,
        Func<IServiceProvider, EmbeddedHostOptions>? options)
    {
        var given = options?.Invoke(services) ?? new EmbeddedHostOptions();
        return given.LoggerFactory is null
            ? given with { LoggerFactory = services.GetService<ILoggerFactory>() }
            : given;
    }

    /// <summary>Starts and stops the host with the application.</summary>
    private sealed class DurableHostService(EmbeddedHost host) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => host.StopAsync(cancellationToken);
    }
}
