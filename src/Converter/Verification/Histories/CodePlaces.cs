using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification.Histories;

/// <summary>A line of generated code.</summary>
internal sealed record CodePlace(string File, int Line)
{
    public override string ToString() => FormattableString.Invariant($"{File}({Line})");
}

/// <summary>Finds where a state begins in generated code: at the statement that enters it.</summary>
internal static partial class CodePlaces
{
    public static CodePlace? Of(string state, GeneratedWorkflow code)
    {
        foreach (var file in code.Files.Where(static f => f.Path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var found = Enter().Matches(file.Text).FirstOrDefault(m => ValueOf(m.Groups["name"].Value) == state);
            if (found is not null)
            {
                return new CodePlace(file.Path, file.Text.AsSpan(0, found.Index).Count('\n') + 1);
            }
        }

        return null;
    }

    private static string? ValueOf(string literal) =>
        (SyntaxFactory.ParseExpression(literal) as LiteralExpressionSyntax)?.Token.ValueText;

    [GeneratedRegex("""\bEnter(?:Async)?\(\s*(?<name>"(?:[^"\\]|\\.)*")""")]
    private static partial Regex Enter();
}
