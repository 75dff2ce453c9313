using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Durable.Runtime.Analyzers.Checks;

/// <summary>
/// DUR0010: workflow code writes a field, or reads one that other code writes. And DUR0009, where the body of a durable
/// operation writes a field that workflow code reads.
/// </summary>
internal sealed class MutableStateCheck : IOperationCheck
{
    private readonly HashSet<IOperation> _writes = [];
    private readonly List<(IMemberReferenceOperation Use, ISymbol Member)> _reads = [];
    private readonly List<(IMemberReferenceOperation Use, ISymbol Member)> _recorded = [];

    public void Check(IOperation operation, CodeScope scope, Inspection inspection)
    {
        if (operation is not IMemberReferenceOperation use || StateOf(use) is not { } member)
        {
            return;
        }

        var isWritten = Usage.IsWritten(use) || Usage.IsMutated(use);
        if (isWritten)
        {
            _writes.Add(use);
        }

        if (isWritten && scope.IsRecorded)
        {
            _recorded.Add((use, member));
        }
        else if (isWritten && scope.IsWorkflow)
        {
            inspection.Report(Rules.MutableState, use.Syntax.GetLocation(), member.Name);
        }
        else if (!isWritten && scope.IsWorkflow)
        {
            _reads.Add((use, member));
        }
    }

    public void End(Inspection inspection)
    {
        foreach (var (use, member) in _recorded)
        {
            if (_reads.Any(r => SymbolEqualityComparer.Default.Equals(r.Member, member)))
            {
                inspection.Report(Rules.CapturedState, use.Syntax.GetLocation(), member.Name);
            }
        }

        foreach (var (use, member) in _reads)
        {
            if (IsChangedElsewhere(member, inspection.Code))
            {
                inspection.Report(Rules.MutableState, use.Syntax.GetLocation(), member.Name);
            }
        }
    }

    /// <summary>The static member, or the member of the workflow's own object, that holds a value; null for any other.
    /// </summary>
    private static ISymbol? StateOf(IMemberReferenceOperation use)
    {
        if (!use.Member.IsStatic && use.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance })
        {
            return null;
        }

        return use.Member.OriginalDefinition switch
        {
            IFieldSymbol { IsConst: false, ContainingType.TypeKind: not TypeKind.Enum } field => field,
            IPropertySymbol property when IsAuto(property) => property,
            _ => null,
        };
    }

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(m =>
            m is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>A write that was reported at its own place is no reason to report the reads as well.</summary>
    private bool IsChangedElsewhere(ISymbol member, TypeCode code) =>
        IsOpenToOthers(member)
        || code.UsesOf(member).Any(use =>
            Usage.IsWritten(use) && !code.IsConstruction(use) && !IsInitializer(use) && !_writes.Contains(use));

    /// <summary>An assignment in an object initialiser belongs to the making of another object.</summary>
    private static bool IsInitializer(IOperation use) =>
        use is IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } };

    /// <summary>True for a static variable that any other type can assign.</summary>
    private static bool IsOpenToOthers(ISymbol member) => member switch
    {
        IFieldSymbol field => field is { IsStatic: true, IsReadOnly: false, DeclaredAccessibility: not Accessibility.Private },
        IPropertySymbol { IsStatic: true, SetMethod: { IsInitOnly: false } setter } =>
            setter.DeclaredAccessibility != Accessibility.Private,
        _ => false,
    };
}
