namespace Durable.Runtime.Asl.Distributed;

/// <summary>Buckets with objects: what distributed Maps read their items from and write their results to.</summary>
/// <remarks>The shape of Amazon S3. Every failure is reported as an <see cref="ObjectStoreException"/>.</remarks>
public interface IObjectStore
{
    /// <summary>Opens an object.</summary>
    /// <param name="bucket">The name of the bucket.</param>
    /// <param name="key">The key of the object.</param>
    /// <param name="versionId">The version, or <c>null</c> for the current one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The object, which the caller disposes of.</returns>
    /// <exception cref="ObjectStoreException">There is no such object, or it cannot be read.</exception>
    Task<StoredObject> OpenAsync(
        string bucket,
        string key,
        string? versionId = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists the objects of a bucket, in the order of their keys (by UTF-8 bytes).</summary>
    /// <param name="bucket">The name of the bucket.</param>
    /// <param name="prefix">What the keys begin with; <c>null</c> lists all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The objects.</returns>
    /// <exception cref="ObjectStoreException">There is no such bucket, or it cannot be read.</exception>
    IAsyncEnumerable<ListedObject> ListAsync(
        string bucket,
        string? prefix = null,
        CancellationToken cancellationToken = default);

    /// <summary>Writes an object, in the place of an older one of the same key.</summary>
    /// <param name="bucket">The name of the bucket.</param>
    /// <param name="key">The key of the object.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the object is written.</returns>
    /// <exception cref="ObjectStoreException">The object cannot be written.</exception>
    Task WriteAsync(
        string bucket,
        string key,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken = default);
}
