using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Verification;

/// <summary>
/// Looks for calls in workflow code that give another answer when the code is replayed. Tasks, settings and hosts run
/// outside replay and may do what they like.
/// </summary>
internal static class DeterminismCheck
{
    private const string InTask = "a task's method";

    /// <summary>Members by their full name, and whole types; what to use instead.</summary>
    private static readonly Dictionary<string, string> Banned = new(StringComparer.Ordinal)
    {
        ["System.DateTime.Now"] = "states.Context's EnteredTime",
        ["System.DateTime.UtcNow"] = "states.Context's EnteredTime",
        ["System.DateTime.Today"] = "states.Context's EnteredTime",
        ["System.DateTimeOffset.Now"] = "states.Context's EnteredTime",
        ["System.DateTimeOffset.UtcNow"] = "states.Context's EnteredTime",
        ["System.Guid.NewGuid"] = "states.RecordAsync",
        ["System.Guid.CreateVersion7"] = "states.RecordAsync",
        ["System.Environment"] = "the settings class",
        ["System.Random"] = "states.RecordAsync",
        ["System.Security.Cryptography.RandomNumberGenerator"] = "states.RecordAsync",
        ["System.Diagnostics.Stopwatch"] = InTask,
        ["System.IO.File"] = InTask,
        ["System.IO.Directory"] = InTask,
        ["System.Net.Http.HttpClient"] = InTask,
        ["System.Threading.Thread"] = "states.WaitAsync",
        ["System.Threading.Tasks.Task.Delay"] = "states.WaitAsync",
        ["System.Threading.Tasks.Task.Run"] = InTask,
        ["System.Threading.Tasks.Task.WhenAll"] = "states.ParallelAsync",
        ["System.Threading.Tasks.Task.WhenAny"] = "states.ParallelAsync",
        ["System.TimeProvider.System"] = "states.Context's EnteredTime",
    };

    public static void Run(Compilation compilation, string workflowFile, Func<string, string> display, DiagnosticBag diagnostics)
    {
        foreach (var tree in compilation.SyntaxTrees.Where(t => t.FilePath == workflowFile))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes().Where(static n => n is SimpleNameSyntax or ObjectCreationExpressionSyntax))
            {
                if (model.GetSymbolInfo(node).Symbol is { } symbol && Replacement(symbol) is { } instead)
                {
                    var start = node.GetLocation().GetLineSpan().StartLinePosition;
                    var span = new SourceSpan(
                        display(tree.FilePath), start.Line + 1, start.Character + 1, start.Line + 1, start.Character + 1);
                    diagnostics.Report(DiagnosticDescriptors.NotDeterministic, span, Name(symbol), instead);
                }
            }
        }
    }

    private static string? Replacement(ISymbol symbol)
    {
        // A type's own name is reported at the member that is used, not once more here.
        if (symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol) || symbol.ContainingType is not { } type)
        {
            return null;
        }

        var owner = type.OriginalDefinition.ToDisplayString();
        return Banned.GetValueOrDefault($"{owner}.{symbol.Name}") ?? Banned.GetValueOrDefault(owner);
    }

    private static string Name(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        ? $"new {constructor.ContainingType.Name}"
        : $"{symbol.ContainingType.Name}.{symbol.Name}";
}
