using Sfn2Durable.Semantics;

namespace Sfn2Durable.Integrations.Services;

/// <summary>Functions, by ARN or through <c>lambda:invoke</c>. <c>aws-sdk:lambda:invoke</c> is an ordinary API call.</summary>
public sealed class LambdaIntegration : IServiceIntegration
{
    private const string PriceKey = "lambda";

    public TaskCall? Describe(TaskResource resource) => resource switch
    {
        LambdaResource or PlaceholderResource => new TaskCall(TaskCallKind.FunctionInvoke, "", "", PriceKey),
        ServiceResource { IsSdk: false, Service: "lambda", Action: "invoke" } service => service.Pattern switch
        {
            IntegrationPattern.RequestResponse => new TaskCall(TaskCallKind.LambdaInvoke, "lambda", "invoke", PriceKey),
            IntegrationPattern.WaitForTaskToken => new TaskCall(TaskCallKind.Callback, "lambda", "invoke", PriceKey),
            _ => null,
        },
        _ => null,
    };
}
