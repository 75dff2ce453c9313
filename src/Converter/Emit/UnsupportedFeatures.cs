using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>What has no C# yet: said by state and line before anything is written.</summary>
internal static class UnsupportedFeatures
{
    public static void Report(StateMachineDefinition definition, DiagnosticBag diagnostics)
    {
        foreach (var state in StateEdges.AllStates(definition.Root))
        {
            if (state is MapState { Distributed: { } distributed })
            {
                diagnostics.Report(DiagnosticDescriptors.DistributedMap, distributed.Span, state.Name);
            }
        }
    }
}
