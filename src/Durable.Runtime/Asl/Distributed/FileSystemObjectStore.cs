using System.Globalization;
using System.Runtime.CompilerServices;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>
/// Buckets as folders and objects as files below them, for local runs. A key's slashes are folders; versions are not
/// kept, so only the current one can be read.
/// </summary>
/// <remarks>A key that would lead out of its bucket is refused.</remarks>
/// <param name="root">The folder whose sub-folders are the buckets.</param>
public sealed class FileSystemObjectStore(string root) : IObjectStore
{
    private readonly string _root = Path.GetFullPath(root);

    /// <inheritdoc />
    public Task<StoredObject> OpenAsync(
        string bucket,
        string key,
        string? versionId = null,
        CancellationToken cancellationToken = default)
    {
        if (versionId is not null)
        {
            throw new ObjectStoreException($"Versions are not kept: the version '{versionId}' cannot be read.");
        }

        var file = new FileInfo(PathOf(bucket, key));
        return file.Exists
            ? Guard(bucket, key, () => Task.FromResult(new StoredObject(file.OpenRead(), TagOf(file))))
            : throw ObjectStoreException.NoSuchKey(bucket, key);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedObject> ListAsync(
        string bucket,
        string? prefix = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        var folder = new DirectoryInfo(FolderOf(bucket));
        if (!folder.Exists)
        {
            throw ObjectStoreException.NoSuchBucket(bucket);
        }

        var files = from file in folder.EnumerateFiles("*", SearchOption.AllDirectories)
                    let key = Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/')
                    where key.StartsWith(prefix ?? "", StringComparison.Ordinal)
                    select new ListedObject(key, file.Length, TagOf(file), file.LastWriteTimeUtc);
        foreach (var listed in files.OrderBy(listed => listed.Key, KeyOrder.Instance))
        {
            yield return listed;
        }
    }

    /// <inheritdoc />
    public Task WriteAsync(
        string bucket,
        string key,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken = default)
    {
        var path = PathOf(bucket, key);
        return Guard(bucket, key, async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? _root);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
            return true;
        });
    }

    private static async Task<T> Guard<T>(string bucket, string key, Func<Task<T>> access)
    {
        try
        {
            return await access();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ObjectStoreException(
                $"The object '{key}' of the bucket '{bucket}' cannot be accessed: {failure.Message}", failure);
        }
    }

    // Like a file's content, the tag changes with every write.
    private static string TagOf(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\"");

    private string FolderOf(string bucket) => Inside(_root, bucket)
        ?? throw new ObjectStoreException($"'{bucket}' is no name of a bucket.");

    private string PathOf(string bucket, string key) => Inside(FolderOf(bucket), key)
        ?? throw new ObjectStoreException($"'{key}' is no key of an object.");

    private static string? Inside(string folder, string name)
    {
        var path = name.Length == 0 || name.Contains('\0') ? folder : Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }
}
