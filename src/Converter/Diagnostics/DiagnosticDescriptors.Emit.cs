using static Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Diagnostics;

public static partial class DiagnosticDescriptors
{
    public static DiagnosticDescriptor UnknownJob { get; } = new(
        "SFN4001", Warning,
        "State '{0}' waits for a job of '{1}', and how to ask for its end is not known: write its Check method.");
}
