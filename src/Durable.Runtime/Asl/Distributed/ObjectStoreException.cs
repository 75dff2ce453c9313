namespace Durable.Runtime.Asl.Distributed;

/// <summary>An object could not be read, listed or written.</summary>
/// <param name="message">What went wrong, for the cause of the state machine's error.</param>
/// <param name="innerException">What led to it, or <c>null</c>.</param>
public sealed class ObjectStoreException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    internal static ObjectStoreException NoSuchKey(string bucket, string key) =>
        new($"The object '{key}' does not exist in the bucket '{bucket}'.");

    internal static ObjectStoreException NoSuchBucket(string bucket) => new($"The bucket '{bucket}' does not exist.");
}
