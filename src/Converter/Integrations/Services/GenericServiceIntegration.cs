using Sfn2Durable.Semantics;

namespace Sfn2Durable.Integrations.Services;

/// <summary>Any other service: the request goes to the API as the definition builds it.</summary>
public sealed class GenericServiceIntegration : IServiceIntegration
{
    public TaskCall? Describe(TaskResource resource)
    {
        if (resource is not ServiceResource service)
        {
            return null;
        }

        var kind = service.Pattern switch
        {
            IntegrationPattern.WaitForTaskToken => TaskCallKind.Callback,
            IntegrationPattern.Sync or IntegrationPattern.Sync2 => TaskCallKind.Job,
            _ => TaskCallKind.Request,
        };
        // The SDK's own services and the optimised ones differ in results and errors, so the name keeps the prefix.
        var name = service.IsSdk ? $"aws-sdk:{service.Service}" : service.Service;
        return new TaskCall(kind, name, service.Action, service.Service);
    }
}
