namespace Durable.Runtime.Asl.Distributed;

/// <summary>An object in a listing.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="ETag">Names its content.</param>
/// <param name="LastModified">When it was written.</param>
public sealed record ListedObject(string Key, long Size, string ETag, DateTimeOffset LastModified)
{
    /// <summary>Its storage class. Default <c>STANDARD</c>.</summary>
    public string StorageClass { get; init; } = "STANDARD";
}
