using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers;

/// <summary>
/// The types by which workflow code is known. The names of the AWS SDK are understood too, because code for one
/// compiles against the other.
/// </summary>
internal sealed class DurableTypes
{
    private const string Vendor = "Amazon.Lambda.DurableExecution.";

    private static readonly string[] ContextNames =
        ["Durable.Runtime.IDurableContext", Vendor + "IDurableContext", "Durable.Runtime.Asl.StatesScope"];

    private static readonly string[] StepNames =
    [
        "Durable.Runtime.IStepContext", Vendor + "IStepContext",
        "Durable.Runtime.IWaitForCallbackContext", Vendor + "IWaitForCallbackContext",
        "Durable.Runtime.IConditionCheckContext", Vendor + "IConditionCheckContext",
        "Durable.Runtime.Asl.TaskContext",
    ];

    private static readonly string[] CallbackNames = ["Durable.Runtime.ICallback`1", Vendor + "ICallback`1"];

    private static readonly string[] TaskNames =
    [
        "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1",
    ];

    private readonly ImmutableHashSet<INamedTypeSymbol> _contexts;
    private readonly ImmutableHashSet<INamedTypeSymbol> _steps;
    private readonly ImmutableHashSet<INamedTypeSymbol> _callbacks;
    private readonly ImmutableHashSet<INamedTypeSymbol> _tasks;

    private DurableTypes(Compilation compilation)
    {
        _contexts = Find(compilation, ContextNames);
        _steps = Find(compilation, StepNames);
        _callbacks = Find(compilation, CallbackNames);
        _tasks = Find(compilation, TaskNames);
    }

    /// <summary>Null for a program that has no durable context, and so no workflow code.</summary>
    public static DurableTypes? Of(Compilation compilation)
    {
        var types = new DurableTypes(compilation);
        return types._contexts.IsEmpty ? null : types;
    }

    /// <summary>A durable context or a scope of states.</summary>
    public bool IsContext(ITypeSymbol? type) => IsOneOf(type, _contexts);

    /// <summary>What the body of a step, a submitter, a check or a task is given.</summary>
    public bool IsStepContext(ITypeSymbol? type) => IsOneOf(type, _steps);

    public bool IsTask(ITypeSymbol? type) => IsOneOf(type, _tasks);

    /// <summary>A method of a durable context that starts an operation, or the result of a callback.</summary>
    public bool IsOperation(IMethodSymbol method) =>
        IsTask(method.ReturnType)
        && (IsContext(method.ContainingType) || IsOneOf(method.ContainingType, _callbacks));

    /// <summary>A method that is given a durable context and returns before its work is done.</summary>
    public bool IsFlow(IMethodSymbol method) =>
        IsTask(method.ReturnType) && !TakesStepContext(method) && TakesContext(method);

    public bool TakesContext(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).Parameters.Any(p => IsContext(p.Type));

    public bool TakesStepContext(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).Parameters.Any(p => IsStepContext(p.Type));

    private static ImmutableHashSet<INamedTypeSymbol> Find(Compilation compilation, string[] names) =>
        names.SelectMany(n => compilation.GetTypesByMetadataName(n))
            .ToImmutableHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private static bool IsOneOf(ITypeSymbol? type, ImmutableHashSet<INamedTypeSymbol> known) =>
        type switch
        {
            INamedTypeSymbol named => known.Contains(named.OriginalDefinition)
                || named.AllInterfaces.Any(i => known.Contains(i.OriginalDefinition)),
            ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(c => IsOneOf(c, known)),
            _ => false,
        };
}
