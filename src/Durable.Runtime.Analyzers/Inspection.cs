using System.Collections.Immutable;
using Durable.Runtime.Analyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Durable.Runtime.Analyzers;

/// <summary>What the checks of one type share, and where they report; the same thing is reported once.</summary>
internal sealed class Inspection
{
    private readonly HashSet<(string Id, string File, TextSpan Span)> _reported = [];
    private readonly Action<Diagnostic> _report;

    public Inspection(TypeCode code, DurableTypes types, ApiCatalog catalog, Action<Diagnostic> report)
    {
        Code = code;
        Types = types;
        Catalog = catalog;
        _report = report;
    }

    public TypeCode Code { get; }

    public DurableTypes Types { get; }

    public ApiCatalog Catalog { get; }

    public void Report(DiagnosticDescriptor rule, Location place, string subject)
    {
        if (_reported.Add((rule.Id, place.SourceTree?.FilePath ?? "", place.SourceSpan)))
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(WorkflowAnalyzer.Subject, subject);
            _report(Diagnostic.Create(rule, place, properties, subject));
        }
    }

    /// <summary>True for a call whose task ends when durable work does.</summary>
    public bool IsDurableTask(IInvocationOperation call) =>
        Types.IsOperation(call.TargetMethod)
        || Types.IsFlow(call.TargetMethod)
        || (Types.IsTask(call.TargetMethod.ReturnType) && Code.IsDurable(call.TargetMethod));

    /// <summary>The place of an operation: of a call without its arguments, which may take many lines.</summary>
    public static Location PlaceOf(IOperation operation) =>
        operation.Syntax is InvocationExpressionSyntax call ? call.Expression.GetLocation() : operation.Syntax.GetLocation();

    /// <summary>How a member is named in messages.</summary>
    public static string NameOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => $"new {member.ContainingType.Name}",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => member.Name,
        IPropertySymbol { IsIndexer: true } => $"{member.ContainingType.Name}[]",
        _ => $"{member.ContainingType.Name}.{member.Name}",
    };
}
