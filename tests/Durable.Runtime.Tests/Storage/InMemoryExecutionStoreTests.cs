using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <summary>The store in memory.</summary>
public sealed class InMemoryExecutionStoreTests : ExecutionStoreContractTests
{
    protected override IExecutionStore CreateStore(StoreOptions options) => new InMemoryExecutionStore(options);
}
