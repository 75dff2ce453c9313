namespace Durable.Runtime;

/// <summary>The members of Lambda's invocation context that durable workflows use.</summary>
/// <remarks>Mirrors <c>Amazon.Lambda.Core.ILambdaContext</c>, whose package this assembly does not depend on.</remarks>
public interface ILambdaContext
{
    /// <summary>The id of this invocation.</summary>
    string AwsRequestId { get; }

    /// <summary>The name of the running function.</summary>
    string FunctionName { get; }

    /// <summary>The version of the running function.</summary>
    string FunctionVersion { get; }

    /// <summary>The ARN the function was invoked with.</summary>
    string InvokedFunctionArn { get; }

    /// <summary>The log group the function writes to.</summary>
    string LogGroupName { get; }

    /// <summary>The log stream of this instance.</summary>
    string LogStreamName { get; }

    /// <summary>The memory of the function, in MB.</summary>
    int MemoryLimitInMB { get; }

    /// <summary>The time left before the invocation is cut off.</summary>
    TimeSpan RemainingTime { get; }

    /// <summary>The tenant the function is invoked for; <c>null</c> when there is none.</summary>
    string? TenantId => null;

    /// <summary>The X-Ray trace id; <c>null</c> when there is none.</summary>
    string? TraceId => null;

    /// <summary>The serializer for inputs, results and payloads; <c>null</c> unless the host sets one.</summary>
    ILambdaSerializer? Serializer => null;
}
