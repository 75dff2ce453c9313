using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Converter.Tests.Emit.Syntax;

/// <summary>Roslyn's opinion on printed code: does it parse, and would its formatter change anything?</summary>
internal static class RoslynJudge
{
    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly AdhocWorkspace Workspace = new();

    public static CompilationUnitSyntax Parse(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, ParseOptions);
        var complaints = tree.GetDiagnostics().Select(diagnostic => diagnostic.ToString()).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints.Take(5)) + "\n" + text);
        return tree.GetCompilationUnitRoot();
    }

    /// <summary>The expression, read where <c>await</c> is a keyword.</summary>
    public static ExpressionSyntax ParseExpression(string text)
    {
        var root = Parse($"async Task F() => {text};\n");
        return root.DescendantNodes().OfType<ArrowExpressionClauseSyntax>().First().Expression;
    }

    public static string Format(CompilationUnitSyntax root)
    {
        var options = Workspace.Options
            .WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, "\n")
            .WithChangedOption(FormattingOptions.IndentationSize, LanguageNames.CSharp, 4);
        return Formatter.Format(root, Workspace, options).ToFullString();
    }
}
