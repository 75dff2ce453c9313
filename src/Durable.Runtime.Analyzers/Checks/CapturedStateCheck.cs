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

        var isWritten = Usage.IsWritten(operation);
        if (scope.IsWorkflow && isWritten && !scope.IsOfWorkflow(variable))
        {
            inspection.Report(Rules.MutableState, operation.Syntax.GetLocation(), variable.Name);
        }
        else if (scope.IsRecorded && IsLost(operation, variable, scope, inspection))
        {
            inspection.Report(Rules.CapturedState, operation.Syntax.GetLocation(), variable.Name);
        }
    }

    public void End(Inspection inspection)
    {
    }

    /// <summary>
    /// A value that the workflow misses. What only the body uses may be changed there, and what belongs to the host: that is
    /// a side effect, for which steps are made.
    /// </summary>
    private static bool IsLost(IOperation use, ISymbol variable, CodeScope scope, Inspection inspection) =>
        Usage.IsWritten(use)
            ? scope.IsOfWorkflow(variable) || IsReadBeside(variable, scope, inspection)
            : Usage.IsMutated(use) && IsReadBeside(variable, scope, inspection);

    private static bool IsReadBeside(ISymbol variable, CodeScope scope, Inspection inspection) =>
        inspection.Code.UsesOf(variable).Any(use =>
            scope.IsBeside(use.Syntax) && !Usage.IsWritten(use) && !Usage.IsMutated(use));
}
