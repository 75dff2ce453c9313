using Durable.Runtime.Storage;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>The requirements on the store in memory.</summary>
public sealed class InMemoryConformanceTests(ITestOutputHelper output) : ConformanceTests(output)
{
    protected override IExecutionStore CreateStore(TimeProvider clock) =>
        new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock });
}
