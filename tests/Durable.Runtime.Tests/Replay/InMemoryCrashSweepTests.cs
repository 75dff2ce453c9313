using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Replay;

/// <summary>The crash sweep on the store in memory.</summary>
public sealed class InMemoryCrashSweepTests : CrashSweepTests
{
    protected override IExecutionStore CreateStore(TimeProvider clock) =>
        new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock });
}
