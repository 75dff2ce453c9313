namespace Durable.Runtime.Asl.Distributed;

/// <summary>Where a file lies in an object store.</summary>
internal sealed record FileAddress(string Bucket, string Key, string? VersionId = null)
{
    private const string Scheme = "s3://";

    /// <summary>Reads an address such as <c>s3://bucket/folder/file.csv</c>.</summary>
    public static FileAddress? TryParse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = text[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < rest.Length - 1 ? new FileAddress(rest[..slash], rest[(slash + 1)..]) : null;
    }

    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
