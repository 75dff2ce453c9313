using static Sfn2Durable.Diagnostics.DiagnosticSeverity;

namespace Sfn2Durable.Diagnostics;

public static partial class DiagnosticDescriptors
{
    public static DiagnosticDescriptor StateLeftOut { get; } = new(
        "SFN3001", Warning, "No path from the start leads to the state '{0}', so the code leaves it out.");

    public static DiagnosticDescriptor JumpNeeded { get; } = new(
        "SFN3002", Info, "The paths to {0} cross in a way that only 'goto' expresses in C#.");

    public static DiagnosticDescriptor DispatchUsed { get; } = new(
        "SFN3003",
        Info,
        "The states {0} form a loop with more than one entry; it becomes a 'switch' over the next state.");

    public static DiagnosticDescriptor ScopeFolded { get; } = new(
        "SFN3004",
        Info,
        "The {1} states from '{0}' on would nest too deeply; they become a 'switch' over the next state.");
}
