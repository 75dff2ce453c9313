using Sfn2Durable.Integrations.Services;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Integrations;

/// <summary>All integrations, the more special before the more general; the first answer wins.</summary>
public static class IntegrationCatalog
{
    private static readonly IServiceIntegration[] Rows =
    [
        new LambdaIntegration(),
        new ActivityIntegration(),
        // Takes every service that has no row of its own, so it stands last.
        new GenericServiceIntegration(),
    ];

    /// <summary>Describes the call behind a Task's resource.</summary>
    public static TaskCall Describe(TaskResource resource)
    {
        foreach (var row in Rows)
        {
            if (row.Describe(resource) is { } call)
            {
                return call;
            }
        }

        throw new InvalidOperationException($"No integration describes {resource.GetType().Name}.");
    }
}
