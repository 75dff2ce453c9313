using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>DUR0012: a durable task is dropped, discarded, or kept in a variable that nobody awaits.</summary>
internal sealed class UnawaitedCheck : IOperationCheck
{
    private static readonly HashSet<string> Glances = new(StringComparer.Ordinal)
    {
        "Exception", "Id", "IsCanceled", "IsCompleted", "IsCompletedSuccessfully", "IsFaulted", "Status",
    };

    public void Check(IOperation operation, CodeScope scope, Inspection inspection)
    {
        if (!scope.IsWorkflow || operation is not IInvocationOperation call || !inspection.IsDurableTask(call))
        {
            return;
        }

        var task = Usage.PassedOn(call);
        var isLost = task.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation } =>
                !IsUsed(local.Local, inspection),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } =>
                !IsUsed(variable.Symbol, inspection),
            _ => false,
        };
        if (isLost)
        {
            inspection.Report(Rules.Unawaited, Inspection.PlaceOf(call), Inspection.NameOf(call.TargetMethod));
        }
    }

    public void End(Inspection inspection)
    {
    }

    private static bool IsUsed(ILocalSymbol task, Inspection inspection) =>
        inspection.Code.UsesOf(task).Any(static use =>
            !Usage.IsWritten(use)
            && use.Parent is not (INameOfOperation or ISimpleAssignmentOperation { Target: IDiscardOperation })
            && !(use.Parent is IPropertyReferenceOperation property && Glances.Contains(property.Property.Name)));
}
