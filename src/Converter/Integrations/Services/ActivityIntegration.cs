using Sfn2Durable.Semantics;

namespace Sfn2Durable.Integrations.Services;

/// <summary>Activities: work that somebody polls for and answers with a token.</summary>
public sealed class ActivityIntegration : IServiceIntegration
{
    public TaskCall? Describe(TaskResource resource) => resource is ActivityResource
        ? new TaskCall(TaskCallKind.Activity, "states", "activity", "states")
        : null;
}
