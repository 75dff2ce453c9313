using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Buckets in memory, for tests and local runs. A bucket exists as soon as something is in it.</summary>
/// <param name="clock">Tells when objects were written; default the system's.</param>
public sealed class InMemoryObjectStore(TimeProvider? clock = null) : IObjectStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ImmutableSortedDictionary<string, Entry>> _buckets =
        new(StringComparer.Ordinal);

    /// <summary>Puts an object in.</summary>
    /// <param name="bucket">The name of the bucket.</param>
    /// <param name="key">The key of the object.</param>
    /// <param name="content">The content.</param>
    public void Put(string bucket, string key, ReadOnlyMemory<byte> content)
    {
        var etag = Convert.ToHexStringLower(SHA256.HashData(content.Span)).AsSpan(0, 32);
        var entry = new Entry(
            content.ToArray(),
            string.Create(CultureInfo.InvariantCulture, $"\"{etag}\""),
            (clock ?? TimeProvider.System).GetUtcNow());
        lock (_gate)
        {
            var objects = _buckets.GetValueOrDefault(bucket)
                ?? ImmutableSortedDictionary.Create<string, Entry>(KeyOrder.Instance);
            _buckets[bucket] = objects.SetItem(key, entry);
        }
    }

    /// <inheritdoc />
    public Task<StoredObject> OpenAsync(
        string bucket,
        string key,
        string? versionId = null,
        CancellationToken cancellationToken = default)
    {
        if (!Objects(bucket).TryGetValue(key, out var entry))
        {
            throw ObjectStoreException.NoSuchKey(bucket, key);
        }

        return Task.FromResult(new StoredObject(new MemoryStream(entry.Content, writable: false), entry.ETag));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedObject> ListAsync(
        string bucket,
        string? prefix = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var (key, entry) in Objects(bucket))
        {
            if (key.StartsWith(prefix ?? "", StringComparison.Ordinal))
            {
                yield return new ListedObject(key, entry.Content.Length, entry.ETag, entry.LastModified);
            }
        }
    }

    /// <inheritdoc />
    public Task WriteAsync(
        string bucket,
        string key,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken = default)
    {
        Put(bucket, key, content);
        return Task.CompletedTask;
    }

    private ImmutableSortedDictionary<string, Entry> Objects(string bucket)
    {
        lock (_gate)
        {
            return _buckets.GetValueOrDefault(bucket) ?? throw ObjectStoreException.NoSuchBucket(bucket);
        }
    }

    private sealed record Entry(byte[] Content, string ETag, DateTimeOffset LastModified);
}
