using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>What an Express machine, or an Express child of a distributed Map, cannot do.</summary>
internal sealed class ExpressRule : IDefinitionRule
{
    public void Check(StateMachineDefinition definition, BindingContext context)
    {
        foreach (var visit in ScopeWalk.States(definition).Where(static visit => visit.Type == MachineType.Express))
        {
            var path = context.StateNames[visit.State.Name].Path;
            if (visit.State is TaskState task && Fault(task.Resource) is { } fault)
            {
                context.Report(fault, task.ResourceSpan, path.Field("Resource"));
            }
            else if (visit.State is MapState { Distributed: { } distributed })
            {
                context.Report(DiagnosticDescriptors.ExpressDistributedMap, distributed.Span, path);
            }
        }
    }

    private static DiagnosticDescriptor? Fault(TaskResource resource) => resource switch
    {
        ActivityResource => DiagnosticDescriptors.ExpressActivity,
        ServiceResource { Pattern: IntegrationPattern.WaitForTaskToken } => DiagnosticDescriptors.ExpressCallback,
        ServiceResource { Pattern: IntegrationPattern.Sync or IntegrationPattern.Sync2 } =>
            DiagnosticDescriptors.ExpressJob,
        _ => null,
    };
}
