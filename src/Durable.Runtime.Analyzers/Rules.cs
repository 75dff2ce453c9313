using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers;

/// <summary>
/// Everything the analyzers can report. Ids are permanent; <c>docs/analyzers</c> has a page for each.
/// </summary>
internal static class Rules
{
    private const string Determinism = "Determinism";
    private const string Usage = "Usage";

    public static readonly DiagnosticDescriptor Clock = new(
        "DUR0001",
        "Workflow code reads the clock",
        "'{0}' tells another time when the workflow is replayed: read it in a step",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Random = new(
        "DUR0002",
        "Workflow code uses random numbers",
        "'{0}' gives another value when the workflow is replayed: draw it in a step",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Guid = new(
        "DUR0003",
        "Workflow code makes a GUID",
        "'{0}' gives another id when the workflow is replayed: make it in a step",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Environment = new(
        "DUR0004",
        "Workflow code depends on its surroundings",
        "'{0}' can differ where the workflow is replayed: read it in a step, or hand it to the workflow in its input",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InputOutput = new(
        "DUR0005",
        "Workflow code does input or output",
        "'{0}' happens again in every replay, and may end differently: call it in a step",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Delay = new(
        "DUR0006",
        "Workflow code waits for real time",
        "'{0}' waits in the process, and again in every replay: use a durable wait",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Thread = new(
        "DUR0007",
        "Workflow code starts concurrent work",
        "'{0}' runs beside the workflow in no repeatable order: do the work in a step, or use a parallel operation",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CombinedTasks = new(
        "DUR0008",
        "Durable tasks are combined outside the runtime",
        "'{0}' combines durable tasks, and which of them come first is not recorded: use a parallel or map operation",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor CapturedState = new(
        "DUR0009",
        "A recorded body changes a variable of the workflow",
        "'{0}' is changed in the body of a durable operation, which a replay does not run again: return the value instead",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor MutableState = new(
        "DUR0010",
        "Workflow code uses state that outlives a run",
        "'{0}' can have another value when the workflow is replayed: keep state in local variables",
        Determinism,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor NestedOperation = new(
        "DUR0011",
        "A step body calls a durable operation",
        "'{0}' is a durable operation within the body of a step: call it outside, or make the step a child context",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Unawaited = new(
        "DUR0012",
        "A durable task is not awaited",
        "The task of '{0}' is not awaited: the workflow may end before it, and its failure is lost",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SwallowedException = new(
        "DUR0013",
        "Every exception around a durable call is swallowed",
        "This clause also swallows what the runtime throws to end the execution: catch the failures that are meant",
        Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Clock, Random, Guid, Environment, InputOutput, Delay, Thread, CombinedTasks, CapturedState, MutableState,
        NestedOperation, Unawaited, SwallowedException,
    ];
}
