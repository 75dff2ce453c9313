using Durable.Runtime.Storage;

namespace Durable.Runtime.Sqlite;

/// <summary>
/// Looks at the file of a <see cref="SqliteExecutionStore"/> without opening it as a store: nothing is changed, nothing
/// goes on, and a host may have the file open meanwhile. It shows the executions as they were when it was opened.
/// </summary>
public sealed class SqliteStoreView : IAsyncDisposable
{
    private readonly JournaledExecutionStore _store;

    private SqliteStoreView(JournaledExecutionStore store) => _store = store;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file. It must exist; its folder must be writable, because SQLite shares memory with the
    /// process that writes by a file in there.</param>
    /// <param name="cancellationToken">Cancels opening.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="StoreDamagedException">The file is not a store, or is damaged.</exception>
    /// <exception cref="ExecutionStoreException">There is no file, it cannot be read, or it comes from another version.
    /// </exception>
    public static async Task<SqliteStoreView> OpenAsync(string path, CancellationToken cancellationToken = default)
    {
        var store = new JournaledExecutionStore(new SqliteJournalView(path), new StoreOptions { Retention = null });
        try
        {
            await store.OpenAsync(SilentStoreListener.Instance, cancellationToken);
            return new SqliteStoreView(store);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc cref="IExecutionStore.GetAsync"/>
    public ValueTask<ExecutionInfo?> GetAsync(string executionId, CancellationToken cancellationToken = default) =>
        _store.GetAsync(executionId, cancellationToken);

    /// <inheritdoc cref="IExecutionStore.ListAsync"/>
    /// <exception cref="ArgumentException">The marker is none of an earlier page.</exception>
    public ValueTask<Page<ExecutionInfo>> ListAsync(
        ExecutionQuery query,
        CancellationToken cancellationToken = default) => _store.ListAsync(query, cancellationToken);

    /// <inheritdoc cref="IExecutionStore.GetOperationsAsync"/>
    public ValueTask<IReadOnlyList<OperationRecord>> GetOperationsAsync(
        string executionId,
        CancellationToken cancellationToken = default) => _store.GetOperationsAsync(executionId, cancellationToken);

    /// <inheritdoc cref="IExecutionStore.GetHistoryAsync"/>
    /// <exception cref="ArgumentException">The marker is none of an earlier page.</exception>
    public ValueTask<Page<HistoryEvent>> GetHistoryAsync(
        HistoryQuery query,
        CancellationToken cancellationToken = default) => _store.GetHistoryAsync(query, cancellationToken);

    /// <summary>Closes the file.</summary>
    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
