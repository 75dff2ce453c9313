using System.Text;
using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Tests.Asl.Distributed;

/// <summary>What every object store has to do.</summary>
public abstract class ObjectStoreTests
{
    protected abstract IObjectStore Store { get; }

    [Fact]
    public async Task What_is_written_can_be_read()
    {
        await WriteAsync("bucket", "folder/ä key", "first");
        await WriteAsync("bucket", "folder/ä key", "second");

        Assert.Equal("second", await ReadAsync("bucket", "folder/ä key"));
    }

    [Fact]
    public async Task Keys_are_listed_in_the_order_of_their_bytes()
    {
        foreach (var key in new[] { "b", "a/z", "a.z", "é", "Z" })
        {
            await WriteAsync("bucket", key, key);
        }

        Assert.Equal("Z,a.z,a/z,b,é", await KeysAsync("bucket", null));
        Assert.Equal("a.z,a/z", await KeysAsync("bucket", "a"));
        Assert.Equal("", await KeysAsync("bucket", "nothing"));
    }

    [Fact]
    public async Task A_listing_tells_sizes_and_tags()
    {
        await WriteAsync("bucket", "one", "é");
        var listed = new List<ListedObject>();
        await foreach (var entry in Store.ListAsync("bucket"))
        {
            listed.Add(entry);
        }

        using var opened = await Store.OpenAsync("bucket", "one");
        Assert.Equal(2, listed.Single().Size);
        Assert.Equal(opened.ETag, listed.Single().ETag);
    }

    [Theory]
    [InlineData("bucket", "gone")]
    [InlineData("nowhere", "one")]
    public async Task What_is_not_there_is_an_error(string bucket, string key)
    {
        await WriteAsync("bucket", "one", "");

        await Assert.ThrowsAsync<ObjectStoreException>(() => Store.OpenAsync(bucket, key));
    }

    [Fact]
    public async Task A_missing_bucket_cannot_be_listed() =>
        await Assert.ThrowsAsync<ObjectStoreException>(() => KeysAsync("nowhere", null));

    protected Task WriteAsync(string bucket, string key, string text) =>
        Store.WriteAsync(bucket, key, Encoding.UTF8.GetBytes(text));

    private async Task<string> ReadAsync(string bucket, string key)
    {
        using var opened = await Store.OpenAsync(bucket, key);
        using var text = new StreamReader(opened.Content);
        return await text.ReadToEndAsync();
    }

    private async Task<string> KeysAsync(string bucket, string? prefix)
    {
        var keys = new List<string>();
        await foreach (var entry in Store.ListAsync(bucket, prefix))
        {
            keys.Add(entry.Key);
        }

        return string.Join(',', keys);
    }
}

public sealed class InMemoryObjectStoreTests : ObjectStoreTests
{
    protected override IObjectStore Store { get; } = new InMemoryObjectStore();
}

public sealed class FileSystemObjectStoreTests : ObjectStoreTests, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("objects").FullName;

    public FileSystemObjectStoreTests() => Store = new FileSystemObjectStore(_root);

    protected override IObjectStore Store { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("..", "x")]
    [InlineData("bucket", "../../x")]
    [InlineData("bucket", "/etc/passwd")]
    [InlineData("", "x")]
    [InlineData("bucket", "")]
    public async Task A_key_does_not_lead_out_of_its_bucket(string bucket, string key)
    {
        await Assert.ThrowsAsync<ObjectStoreException>(() => Store.OpenAsync(bucket, key));
        await Assert.ThrowsAsync<ObjectStoreException>(() => WriteAsync(bucket, key, "x"));
    }

    [Fact]
    public async Task Versions_are_not_kept() =>
        await Assert.ThrowsAsync<ObjectStoreException>(() => Store.OpenAsync("bucket", "one", "v1"));
}
