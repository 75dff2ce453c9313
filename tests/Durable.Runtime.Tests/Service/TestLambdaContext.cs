namespace Durable.Runtime.Tests.Service;

/// <summary>The context of an invocation by Lambda.</summary>
internal sealed class TestLambdaContext : ILambdaContext
{
    public string AwsRequestId => "request";

    public string FunctionName => "function";

    public string FunctionVersion => "7";

    public string InvokedFunctionArn => "arn:aws:lambda:eu-west-1:123456789012:function:function:7";

    public string LogGroupName => "group";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 512;

    public TimeSpan RemainingTime { get; init; } = TimeSpan.FromMinutes(1);

    public ILambdaSerializer? Serializer { get; init; } = new DefaultLambdaJsonSerializer();
}
