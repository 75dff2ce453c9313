namespace Durable.Runtime.Asl.Distributed;

/// <summary>Stands in where no object store has been set up; every call fails and says what to do.</summary>
public sealed class UnavailableObjectStore : IObjectStore
{
    /// <summary>The only instance.</summary>
    public static UnavailableObjectStore Instance { get; } = new();

    private UnavailableObjectStore()
    {
    }

    /// <inheritdoc />
    public Task<StoredObject> OpenAsync(
        string bucket,
        string key,
        string? versionId = null,
        CancellationToken cancellationToken = default) =>
        Task.FromException<StoredObject>(Failure(bucket));

    /// <inheritdoc />
    public IAsyncEnumerable<ListedObject> ListAsync(
        string bucket,
        string? prefix = null,
        CancellationToken cancellationToken = default) =>
        throw Failure(bucket);

    /// <inheritdoc />
    public Task WriteAsync(
        string bucket,
        string key,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken = default) =>
        Task.FromException(Failure(bucket));

    private static ObjectStoreException Failure(string bucket) => new(
        $"The state machine uses the bucket '{bucket}', but no object store has been set up. "
        + $"Give the Map's options or the {nameof(StatesEnvironment)} an {nameof(IObjectStore)}.");
}
