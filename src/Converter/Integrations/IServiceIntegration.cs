using Sfn2Durable.Semantics;

namespace Sfn2Durable.Integrations;

/// <summary>One row of the catalog: says whether a resource is its own, and describes it.</summary>
public interface IServiceIntegration
{
    /// <summary>The call that <paramref name="resource"/> stands for, or null when another row is responsible.</summary>
    TaskCall? Describe(TaskResource resource);
}
