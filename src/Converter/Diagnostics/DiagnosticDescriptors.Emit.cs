using static Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Diagnostics;

public static partial class DiagnosticDescriptors
{
    public static DiagnosticDescriptor DistributedMap { get; } = new(
        "SFN4001", Error, "State '{0}' is a Map in DISTRIBUTED mode, which is not converted yet.");
}
