namespace Durable.Runtime.Asl.Distributed;

/// <summary>An opened object. Disposing of it closes the content.</summary>
/// <param name="content">The content, read from its beginning.</param>
/// <param name="etag">Names the content: another content of the same key has another tag.</param>
public sealed class StoredObject(Stream content, string etag) : IDisposable
{
    /// <summary>The content, read from its beginning.</summary>
    public Stream Content { get; } = content;

    /// <summary>Names the content: another content of the same key has another tag.</summary>
    public string ETag { get; } = etag;

    /// <inheritdoc />
    public void Dispose() => Content.Dispose();
}
