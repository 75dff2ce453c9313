using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>DUR0008: durable tasks are waited for together with the means of the platform.</summary>
internal sealed class CombinedTasksCheck : IOperationCheck
{
    public void Check(IOperation operation, CodeScope scope, Inspection inspection)
    {
        if (scope.IsWorkflow
            && operation is IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: "Task" } method } call
            && method.Name is "WhenAll" or "WhenAny" or "WhenEach" or "WaitAll" or "WaitAny"
            && inspection.Types.IsTask(method.ContainingType)
            && call.Arguments.Any(a => IsDurable(a.Value, inspection, [])))
        {
            inspection.Report(Rules.CombinedTasks, Inspection.PlaceOf(call), Inspection.NameOf(method));
        }
    }

    public void End(Inspection inspection)
    {
    }

    /// <summary>True when a durable task can be among the values that an expression gives.</summary>
    private static bool IsDurable(IOperation value, Inspection inspection, HashSet<ISymbol> followed) =>
        value.DescendantsAndSelf().Any(operation => operation switch
        {
            IInvocationOperation call => inspection.IsDurableTask(call) && !IsFinished(call, value),
            IMethodReferenceOperation reference => inspection.Types.IsFlow(reference.Method)
                || inspection.Code.IsDurable(reference.Method),
            ILocalReferenceOperation { Local: var local } => !IsFinished(operation, value)
                && followed.Add(local)
                && inspection.Code.ValuesOf(local).Any(v => IsDurable(v, inspection, followed)),
            _ => false,
        });

    /// <summary>An awaited task gives a value, not a task, unless that happens in a lambda that makes tasks.</summary>
    private static bool IsFinished(IOperation task, IOperation within)
    {
        var isAwaited = false;
        for (var outer = task; outer != within && outer.Parent is { } parent; outer = parent)
        {
            if (outer is IAnonymousFunctionOperation)
            {
                return false;
            }

            isAwaited |= parent is IAwaitOperation;
        }

        return isAwaited;
    }
}
