using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests;

/// <summary>Hosts on a virtual clock.</summary>
internal static class Hosts
{
    public static EmbeddedHost Virtual(out VirtualTimeProvider clock)
    {
        clock = new VirtualTimeProvider();
        return new EmbeddedHost(new EmbeddedHostOptions { TimeProvider = clock });
    }

    public static EmbeddedHost Virtual() => Virtual(out _);

    /// <summary>Runs one workflow once and returns its result.</summary>
    public static async Task<TResult> RunAsync<TResult>(Func<IDurableContext, Task<TResult>> workflow)
    {
        await using var host = Virtual();
        host.RegisterWorkflow<string, TResult>("test", (_, context) => workflow(context));
        return await host.RunAsync<string, TResult>("test", "input", "run");
    }
}
