using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Conformance;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Sqlite;

/// <summary>The requirements on the store in a file, with so little memory that executions leave it whenever they wait.
/// </summary>
public sealed class SqliteConformanceTests(ITestOutputHelper output) : ConformanceTests(output), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IExecutionStore CreateStore(TimeProvider clock) => new SqliteExecutionStore(
        _folder.File(),
        new StoreOptions { TimeProvider = clock, IdleMemory = 1, ArchiveBatch = 1 },
        SqliteDurability.Normal);
}
