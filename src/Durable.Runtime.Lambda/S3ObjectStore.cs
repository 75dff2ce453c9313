using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Lambda;

/// <summary>Amazon S3 as the object store of distributed Maps.</summary>
/// <remarks>Needs the permissions <c>s3:GetObject</c>, <c>s3:GetObjectVersion</c>, <c>s3:ListBucket</c> and
/// <c>s3:PutObject</c> for what the state machine uses.</remarks>
/// <param name="client">The client, with credentials and region; it stays the caller's.</param>
public sealed class S3ObjectStore(IAmazonS3 client) : IObjectStore
{
    /// <inheritdoc />
    public Task<StoredObject> OpenAsync(
        string bucket,
        string key,
        string? versionId = null,
        CancellationToken cancellationToken = default) =>
        Guard(bucket, key, async () =>
        {
            var request = new GetObjectRequest { BucketName = bucket, Key = key, VersionId = versionId };
            var response = await client.GetObjectAsync(request, cancellationToken);
            return new StoredObject(response.ResponseStream, response.ETag);
        });

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedObject> ListAsync(
        string bucket,
        string? prefix = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        do
        {
            var page = await Guard(bucket, prefix, () => client.ListObjectsV2Async(request, cancellationToken));
            foreach (var entry in page.S3Objects ?? [])
            {
                yield return new ListedObject(entry.Key, entry.Size ?? 0, entry.ETag, Utc(entry.LastModified))
                {
                    StorageClass = entry.StorageClass?.Value ?? S3StorageClass.Standard.Value,
                };
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc />
    public Task WriteAsync(
        string bucket,
        string key,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken = default) =>
        Guard(bucket, key, async () =>
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            var request = new PutObjectRequest { BucketName = bucket, Key = key, InputStream = stream };
            return await client.PutObjectAsync(request, cancellationToken);
        });

    private static DateTimeOffset Utc(DateTime? time) =>
        new(DateTime.SpecifyKind((time ?? DateTime.UnixEpoch).ToUniversalTime(), DateTimeKind.Utc));

    private static async Task<T> Guard<T>(string bucket, string? key, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            throw new ObjectStoreException($"'{key}' of the bucket '{bucket}' does not exist: {failure.Message}", failure);
        }
        catch (AmazonClientException failure)
        {
            throw new ObjectStoreException($"'{key}' of the bucket '{bucket}' cannot be accessed: {failure.Message}", failure);
        }
    }
}
