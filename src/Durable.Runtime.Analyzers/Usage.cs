using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers;

/// <summary>What a reference to a variable or a member is used for.</summary>
internal static class Usage
{
    private static readonly HashSet<string> Mutators = new(StringComparer.Ordinal)
    {
        "Add", "AddFirst", "AddLast", "AddOrUpdate", "AddRange", "Append", "AppendFormat", "AppendLine", "Clear", "Dequeue",
        "Enqueue", "ExceptWith", "GetOrAdd", "Insert", "InsertRange", "IntersectWith", "Pop", "Push", "Remove", "RemoveAll",
        "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "Replace", "ReplaceWith", "Reverse", "Sort",
        "SymmetricExceptWith", "TryAdd", "TryDequeue", "TryPop", "TryRemove", "TryUpdate", "UnionWith",
    };

    private static readonly HashSet<string> CollectionNamespaces = new(StringComparer.Ordinal)
    {
        "System.Collections", "System.Collections.Generic", "System.Collections.Concurrent",
        "System.Collections.ObjectModel", "System.Collections.Specialized", "System.Text.Json.Nodes",
    };

    /// <summary>True where the reference itself gets a new value: an assignment, an increment, a ref or out argument.
    /// </summary>
    public static bool IsWritten(IOperation reference)
    {
        var (value, parent) = (reference, reference.Parent);
        while (parent is ITupleOperation or IParenthesizedOperation or IDeclarationExpressionOperation)
        {
            (value, parent) = (parent, parent.Parent);
        }

        return parent switch
        {
            IAssignmentOperation assignment => assignment.Target == value,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            _ => false,
        };
    }

    /// <summary>True where the object behind the reference is changed: a member or element of it is assigned, or it is a
    /// collection and something is added or removed.</summary>
    public static bool IsMutated(IOperation reference)
    {
        var value = reference;
        while (value.Parent is IMemberReferenceOperation member && member.Instance == value && IsData(member))
        {
            value = member;
            if (IsWritten(value))
            {
                return true;
            }
        }

        return value.Parent switch
        {
            IArrayElementReferenceOperation element => element.ArrayReference == value && IsWritten(element),
            IInvocationOperation call => call.Instance == value && IsMutator(call),
            _ => false,
        };
    }

    /// <summary>The values that the variable, or the collection in it, is given at this place.</summary>
    public static IEnumerable<IOperation> ValuesGiven(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment when assignment.Target == reference => [assignment.Value],
        IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment } element
            when element.ArrayReference == reference && assignment.Target == element => [assignment.Value],
        IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation assignment } element
            when element.Instance == reference && assignment.Target == element => [assignment.Value],
        IInvocationOperation call when call.Instance == reference && IsMutator(call) =>
            call.Arguments.Select(static a => a.Value),
        _ => [],
    };

    /// <summary>The last value of an expression chain that only passes a task on, such as ConfigureAwait.</summary>
    public static IOperation PassedOn(IOperation task)
    {
        var value = task;
        while (true)
        {
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" } call
                    when call.Instance == value:
                case IConditionalAccessOperation access when access.WhenNotNull == value:
                    value = value.Parent;
                    break;

                default:
                    return value;
            }
        }
    }

    private static bool IsData(IMemberReferenceOperation member) =>
        member is IFieldReferenceOperation or IPropertyReferenceOperation;

    private static bool IsMutator(IInvocationOperation call) =>
        Mutators.Contains(call.TargetMethod.Name)
        && call.TargetMethod.ContainingType is { } type
        && !type.Name.StartsWith("Immutable", StringComparison.Ordinal)
        && (CollectionNamespaces.Contains(type.ContainingNamespace.ToDisplayString())
            || type is { Name: "StringBuilder", ContainingNamespace.Name: "Text" });
}
