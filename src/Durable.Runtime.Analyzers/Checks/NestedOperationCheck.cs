using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>DUR0011: the body of a step uses the workflow's context, whose operations must not stand within another.
/// </summary>
internal sealed class NestedOperationCheck : IOperationCheck
{
    public void Check(IOperation operation, CodeScope scope, Inspection inspection)
    {
        if (scope.IsStep
            && operation is IInvocationOperation call
            && (inspection.Types.IsOperation(call.TargetMethod) || inspection.Types.IsFlow(call.TargetMethod)))
        {
            inspection.Report(Rules.NestedOperation, Inspection.PlaceOf(call), Inspection.NameOf(call.TargetMethod));
        }
    }

    public void End(Inspection inspection)
    {
    }
}
