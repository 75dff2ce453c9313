namespace Durable.Runtime;

/// <summary>Options of a chained invoke.</summary>
public sealed class InvokeConfig
{
    /// <summary>The tenant, for tenant-isolated targets. Default <c>null</c>: none.</summary>
    public string? TenantId { get; set; }

    /// <summary>Writes the payload and reads the result. Default <c>null</c>: the workflow's serializer. Not part of
    /// the AWS SDK 1.0.</summary>
    public ILambdaSerializer? Serializer { get; set; }

    /// <summary>Writes the payload where it differs from <see cref="Serializer"/>. Default <c>null</c>: it does not.
    /// Not part of the AWS SDK 1.0.</summary>
    public ILambdaSerializer? PayloadSerializer { get; set; }
}
