using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>DUR0009: the body of a durable operation changes a variable that lives outside it.</summary>
internal sealed class CapturedStateCheck : IOperationCheck
{
    public void Check(IOperation operation, CodeScope scope, Inspection inspection)
    {
        ISymbol? variable = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (variable is null || !scope.Captures(variable))
        {
            return;
        }

        var isLost = Usage.IsWritten(operation)
            || (scope.IsRecorded && Usage.IsMutated(operation) && IsUsedOutside(variable, scope, inspection));
        if (isLost)
        {
            // A workflow that is not an operation's body, but a whole workflow: the variable belongs to its host.
            var rule = scope.IsRecorded ? Rules.CapturedState : Rules.MutableState;
            inspection.Report(rule, operation.Syntax.GetLocation(), variable.Name);
        }
    }

    public void End(Inspection inspection)
    {
    }

    /// <summary>An object that only the body uses may be changed there.</summary>
    private static bool IsUsedOutside(ISymbol variable, CodeScope scope, Inspection inspection) =>
        inspection.Code.UsesOf(variable).Any(use =>
            scope.Boundary is { } boundary
            && !boundary.Span.Contains(use.Syntax.Span)
            && !Usage.IsWritten(use)
            && !Usage.IsMutated(use));
}
