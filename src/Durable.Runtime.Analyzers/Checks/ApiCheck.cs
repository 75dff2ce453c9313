using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>Members of the platform that must not be used in workflow code: DUR0001 to DUR0007.</summary>
internal sealed class ApiCheck : IOperationCheck
{
    public void Check(IOperation operation, CodeScope scope, Inspection inspection)
    {
        if (!scope.IsWorkflow || MemberOf(operation) is not { } member || inspection.Catalog.Find(member) is not { } entry)
        {
            return;
        }

        if (!entry.IsReportedWhereMade || !IsMadeHere(operation))
        {
            inspection.Report(entry.Rule, Inspection.PlaceOf(operation), Inspection.NameOf(member));
        }
    }

    public void End(Inspection inspection)
    {
    }

    private static ISymbol? MemberOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.ReducedFrom ?? call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMethodReferenceOperation reference => reference.Method,
        IPropertyReferenceOperation reference => reference.Property,
        _ => null,
    };

    private static bool IsMadeHere(IOperation operation)
    {
        var receiver = operation switch
        {
            IInvocationOperation call => call.Instance,
            IMemberReferenceOperation member => member.Instance,
            _ => null,
        };
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        // A field's clock or generator was made elsewhere; anything else is seen where it comes from.
        return receiver is not (IFieldReferenceOperation or IPropertyReferenceOperation { Property.IsStatic: false }
            or IParameterReferenceOperation);
    }
}
