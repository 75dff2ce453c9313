using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Converter.Tests.House;

/// <summary>The hard limits of the house: what is larger is split, not excused.</summary>
public sealed class SizeBudgetTests
{
    private const int MaxFileLines = 500;
    private const int MaxMethodLines = 80;
    private const int MaxNesting = 4;
    private const int MaxParameters = 6;

    /// <summary>The AWS SDK's own signatures are kept as they are, however long.</summary>
    private static readonly string[] VendorSignatures = ["RetryStrategy.cs", "WaitStrategy.cs"];

    [Fact]
    public void FilesAndMethodsStayWithinTheirBudgets()
    {
        var files = Repository.SourceFiles("src").ToList();
        Assert.NotEmpty(files);
        var offences = files.SelectMany(Check).ToList();
        Assert.True(offences.Count == 0, string.Join(Environment.NewLine, offences));
    }

    private static IEnumerable<string> Check(string path)
    {
        var name = Repository.Relative(path);
        var text = File.ReadAllText(path);
        var lines = text.Count(static c => c == '\n');
        if (lines > MaxFileLines && !Path.GetFileName(path).StartsWith("DiagnosticDescriptors", StringComparison.Ordinal))
        {
            yield return $"{name}: {lines} lines";
        }

        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        foreach (var method in root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            foreach (var offence in CheckMethod(method, path))
            {
                var line = method.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                yield return $"{name}({line}): {offence}";
            }
        }
    }

    private static IEnumerable<string> CheckMethod(BaseMethodDeclarationSyntax method, string path)
    {
        if (method.ParameterList.Parameters.Count > MaxParameters && !VendorSignatures.Contains(Path.GetFileName(path)))
        {
            yield return $"{method.ParameterList.Parameters.Count} parameters";
        }

        if (method.Body is not { } body)
        {
            yield break;
        }

        var span = body.GetLocation().GetLineSpan();
        var lines = span.EndLinePosition.Line - span.StartLinePosition.Line - 1;
        if (lines > MaxMethodLines)
        {
            yield return $"{lines} lines in a method";
        }

        var nesting = Nesting(body);
        if (nesting > MaxNesting)
        {
            yield return $"nested {nesting} deep";
        }
    }

    private static int Nesting(SyntaxNode node)
    {
        var deepest = 0;
        foreach (var child in node.ChildNodes())
        {
            var own = child is BlockSyntax or SwitchSectionSyntax && child.Parent is not BaseMethodDeclarationSyntax
                && child.Parent is not LocalFunctionStatementSyntax ? 1 : 0;
            deepest = Math.Max(deepest, own + Nesting(child));
        }

        return deepest;
    }
}
