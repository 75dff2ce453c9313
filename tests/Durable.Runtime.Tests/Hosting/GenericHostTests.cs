using System.Text.Json.Nodes;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>The durable host inside an application built on Microsoft.Extensions.Hosting.</summary>
public sealed class GenericHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_workflow_gets_its_services_and_goes_on_with_the_next_application()
    {
        string id;
        using (var application = Application())
        {
            await application.StartAsync();
            var host = application.Services.GetRequiredService<EmbeddedHost>();
            var execution = await host.StartExecutionAsync("greeting", (JsonNode?)"Ann", "a");
            id = execution.Id;
            await host.WaitForRestAsync(id);
            await application.StopAsync();
            await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartExecutionAsync("greeting", (JsonNode?)"Bo"));
        }

        using var next = Application();
        await next.StartAsync();
        var again = next.Services.GetRequiredService<EmbeddedHost>();
        await again.CompleteCallbackAsync(await again.WaitForCallbackAsync(id), "Hello");
        Assert.Equal("Hello, Ann! (2)", await again.WaitForResultAsync<string>(id));
        await next.StopAsync();
    }

    [Fact]
    public async Task Functions_and_delegates_have_a_scope_each()
    {
        using var application = Application();
        await application.StartAsync();
        var host = application.Services.GetRequiredService<EmbeddedHost>();
        Assert.Equal(1, await host.RunAsync<int, int>("scoped", 0));
        Assert.Equal(1, await host.RunAsync<int, int>("scoped", 0));
        Assert.Equal(1, await host.RunAsync<int, int>("calls", 0));
        await application.StopAsync();
    }

    [Fact]
    public void An_application_has_one_durable_host()
    {
        var services = new ServiceCollection();
        services.AddDurableHost();
        Assert.Throws<InvalidOperationException>(() => services.AddDurableHost());
    }

    [Fact]
    public async Task Without_options_executions_are_in_memory()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddDurableHost().AddWorkflow<int, int>("double", (_, number, _) => Task.FromResult(2 * number));
        using var application = builder.Build();
        await application.StartAsync();
        var host = application.Services.GetRequiredService<EmbeddedHost>();
        Assert.IsType<InMemoryExecutionStore>(host.Store);
        Assert.Equal(42, await host.RunAsync<int, int>("double", 21));
        await application.StopAsync();
    }

    public void Dispose() => _folder.Dispose();

    private IHost Application()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddScoped<Counter>();
        builder.Services
            .AddDurableHost(_ => new EmbeddedHostOptions { Store = new SqliteExecutionStore(_folder.File()) })
            .AddWorkflow<GreetingWorkflow>("greeting")
            .AddWorkflow<int, int>("scoped", (services, _, _) => Task.FromResult(services.GetRequiredService<Counter>().Next()))
            .AddWorkflow<int, int>("calls", (_, number, context) => context.InvokeAsync<int, int>("next", number))
            .AddFunction<int, int>("next", (services, _, _) => Task.FromResult(services.GetRequiredService<Counter>().Next()));
        return builder.Build();
    }

    private sealed class Counter
    {
        private int _count;

        public int Next() => ++_count;
    }

    private sealed class GreetingWorkflow(Counter counter) : IDurableWorkflow
    {
        public async Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context)
        {
            var callback = await context.CreateCallbackAsync<string>("word");
            var word = await callback.GetResultAsync();
            counter.Next();
            return $"{word}, {input}! ({counter.Next()})";
        }
    }
}
