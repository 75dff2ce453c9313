using System.Collections.Concurrent;
using System.Collections.Immutable;
using Durable.Runtime.Analyzers.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Durable.Runtime.Analyzers;

/// <summary>
/// Finds what breaks deterministic replay in workflow code: in methods and lambdas that are given a durable context,
/// and in what they call within the same type. Bodies of steps may do as they like.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a finding that names what it is about, such as <c>DateTime.UtcNow</c>.</summary>
    public const string Subject = nameof(Subject);

    /// <summary>Every rule; see <c>docs/analyzers</c>.</summary>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.All;

    /// <summary>Registers the analysis of a type, which begins when all its members are bound.</summary>
    /// <param name="context">Where to register.</param>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (DurableTypes.Of(start.Compilation) is { } types)
            {
                var catalog = new ApiCatalog(start.Compilation);
                start.RegisterSymbolStartAction(type => Collect(type, types, catalog), SymbolKind.NamedType);
            }
        });
    }

    private static void Collect(SymbolStartAnalysisContext context, DurableTypes types, ApiCatalog catalog)
    {
        var blocks = new ConcurrentQueue<CodeBlock>();
        context.RegisterOperationBlockAction(block =>
        {
            // The code of nested types is theirs.
            if (SymbolEqualityComparer.Default.Equals(block.OwningSymbol.ContainingType, context.Symbol))
            {
                foreach (var body in block.OperationBlocks)
                {
                    blocks.Enqueue(new CodeBlock(block.OwningSymbol, body));
                }
            }
        });
        context.RegisterSymbolEndAction(end =>
        {
            var code = new TypeCode(blocks, types, end.CancellationToken);
            new WorkflowWalker(new Inspection(code, types, catalog, end.ReportDiagnostic), end.CancellationToken).Run();
        });
    }
}
