namespace Durable.Runtime.Hosting;

/// <summary>The invocation context of a host that is not Lambda.</summary>
internal sealed class LocalLambdaContext : ILambdaContext
{
    public required string AwsRequestId { get; init; }

    public required string FunctionName { get; init; }

    public string FunctionVersion { get; init; } = "$LATEST";

    public string InvokedFunctionArn => FunctionName;

    public string LogGroupName => "";

    public string LogStreamName => "";

    public int MemoryLimitInMB => int.MaxValue;

    public TimeSpan RemainingTime => TimeSpan.MaxValue;

    public string? TenantId { get; init; }

    public required ILambdaSerializer Serializer { get; init; }
}
