using Sfn2Durable.Diagnostics;
using Sfn2Durable.Integrations;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>Names the <c>.sync</c> tasks whose end the runtime does not know how to ask for.</summary>
internal static class JobRule
{
    public static void Report(StateMachineDefinition definition, DiagnosticBag diagnostics)
    {
        foreach (var task in StateEdges.AllStates(definition.Root).OfType<TaskState>())
        {
            var call = IntegrationCatalog.Describe(task.Resource);
            var job = $"{call.Service}:{call.Action}";
            if (call.Kind == TaskCallKind.Job && !RuntimeApi.KnownJobs.Contains(job))
            {
                diagnostics.Report(DiagnosticDescriptors.UnknownJob, task.ResourceSpan, task.Name, job);
            }
        }
    }
}
