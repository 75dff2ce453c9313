using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Testing;

/// <summary>Options of a <see cref="DurableTestRunner{TInput, TOutput}"/>.</summary>
public sealed record TestRunnerOptions
{
    /// <summary>Whether waits, retry delays and time-outs take no time: a virtual clock jumps to the next of them when
    /// nothing runs. Default <c>true</c>.</summary>
    public bool SkipTime { get; init; } = true;

    /// <summary>How many invocations an execution may take. Default 100.</summary>
    public int MaxInvocations { get; init; } = 100;

    /// <summary>How long, in real time, to wait for a result. Default 30 s.</summary>
    public TimeSpan DefaultTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Writes and reads inputs, results and payloads. Default <c>null</c>: JSON.</summary>
    public ILambdaSerializer? Serializer { get; init; }

    /// <summary>Makes the loggers of the workflow. Default <c>null</c>: nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The ARN that the workflow sees. Default: that of an execution <c>test-execution</c> of a function
    /// <c>test-fn</c>.</summary>
    public string DurableExecutionArn { get; init; } =
        "arn:aws:lambda:us-east-1:123456789012:execution:test-fn:test-execution";

    /// <summary>The clock when <see cref="SkipTime"/> is set. Default <c>null</c>: one that starts at the real time.
    /// Not part of the AWS SDK.</summary>
    public Hosting.VirtualTimeProvider? Clock { get; init; }

    /// <summary>How workflows are run. Default: as the AWS service does, with hashed ids. Not part of the AWS SDK.
    /// </summary>
    public EngineOptions Engine { get; init; } = new() { HashOperationIds = true };
}
