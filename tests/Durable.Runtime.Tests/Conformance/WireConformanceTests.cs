using System.Collections.Concurrent;
using Durable.Runtime.Hosting;
using Durable.Runtime.Replay;
using Durable.Runtime.Service;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Service;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>The requirements over the wire: each invocation is a Lambda invocation with an envelope and HTTP bodies of
/// JSON.</summary>
public sealed class WireConformanceTests(ITestOutputHelper output) : ConformanceTests(output)
{
    protected override IExecutionStore CreateStore(TimeProvider clock) =>
        new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock });

    private protected override EmbeddedHost CreateHost(EmbeddedHostOptions options, ConformanceWorld world)
    {
        var dropped = new ConcurrentDictionary<string, TaskCompletionSource<InvocationOutcome>>();
        world.Drop = executionId => dropped[executionId].TrySetResult(InvocationOutcome.Broken(
            new ErrorObject { ErrorType = "Runtime.ExitError", ErrorMessage = "exit" }));
        return new EmbeddedHost(options with { RunInvocation = RunAsync });

        async Task<InvocationOutcome> RunAsync(IExecutionStore store, Lease lease, WorkflowBody body)
        {
            var drop = dropped[lease.Execution.Id] = new TaskCompletionSource<InvocationOutcome>();
            var emulator = new ServiceEmulator(store, lease);
            var serviceOptions = new ServiceOptions { TimeProvider = options.TimeProvider, LoggerFactory = world };
            var run = emulator.InvokeAsync(body, serviceOptions);
            return await await Task.WhenAny(run, drop.Task);
        }
    }
}
