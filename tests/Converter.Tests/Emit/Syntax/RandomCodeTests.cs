using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit.Syntax;

/// <summary>What must hold for every tree, tried on many random ones, with Roslyn as the judge.</summary>
public sealed class RandomCodeTests
{
    private const int Batches = 10;
    private const int FilesPerBatch = 250;

    /// <summary>
    /// What may stand beside a piece that is too long for a line, apart from indentation: a keyword with its bracket, a
    /// name and a sign, a type.
    /// </summary>
    private const int WidestCompanion = 60;

    public static TheoryData<int> BatchNumbers => [.. Enumerable.Range(0, Batches)];

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void Printed_files_mean_what_was_meant(int batch)
    {
        foreach (var file in Files(batch))
        {
            var root = RoslynJudge.Parse(CodePrinter.Print(file));

            Assert.Equal(ModelDump.Of(file), ModelDump.Of(ModelReader.Read(root)));
        }
    }

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void The_formatter_changes_nothing(int batch)
    {
        foreach (var file in Files(batch))
        {
            var text = CodePrinter.Print(file);

            Assert.Equal(text, RoslynJudge.Format(RoslynJudge.Parse(text)));
        }
    }

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void Lines_are_longer_than_120_columns_only_where_a_piece_cannot_be_broken(int batch)
    {
        foreach (var file in Files(batch))
        {
            var text = CodePrinter.Print(file);
            var root = RoslynJudge.Parse(text);
            foreach (var line in SourceText.From(text).Lines.Where(line => line.Span.Length > DocRenderer.LineWidth))
            {
                var content = line.ToString().Trim();
                var companion = content.Length - LongestPiece(root, line);

                Assert.True(companion <= WidestCompanion, content);
            }
        }
    }

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void Printing_is_repeatable_and_what_is_read_back_prints_the_same(int batch)
    {
        foreach (var seed in Seeds(batch))
        {
            var text = CodePrinter.Print(new RandomCode(seed, withComments: false).File());

            Assert.Equal(text, CodePrinter.Print(new RandomCode(seed, withComments: false).File()));
            Assert.Equal(text, CodePrinter.Print(ModelReader.Read(RoslynJudge.Parse(text))));
        }
    }

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void Printed_files_are_plain_text(int batch)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        foreach (var file in Files(batch))
        {
            var text = CodePrinter.Print(file);

            Assert.Equal(text, strict.GetString(strict.GetBytes(text)));
            Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\t'));
            Assert.DoesNotContain(text, c => c is '\u2028' or '\u202e' or '\u00a0');
            Assert.EndsWith("}\n", text.Replace(";\n", "}\n", StringComparison.Ordinal));
            Assert.DoesNotContain("\n\n\n", text);
        }
    }

    private static IEnumerable<int> Seeds(int batch) => Enumerable.Range(batch * FilesPerBatch, FilesPerBatch);

    private static IEnumerable<CodeFile> Files(int batch) => Seeds(batch).Select(seed => new RandomCode(seed).File());

    private static int LongestPiece(CompilationUnitSyntax root, TextLine line)
    {
        var comment = line.ToString().TrimStart();
        if (comment.StartsWith("//", StringComparison.Ordinal))
        {
            return comment.Split(' ').Max(word => word.Length);
        }

        return root.DescendantTokens(line.Span)
            .Select(token => WholePiece(token).Intersection(line.Span)?.Length ?? 0)
            .Max();
    }

    /// <summary>The token, or the type or interpolated string that it is a part of.</summary>
    private static TextSpan WholePiece(SyntaxToken token) =>
        token.Parent?.AncestorsAndSelf().LastOrDefault(node =>
            node is InterpolatedStringExpressionSyntax ||
            (node is TypeSyntax && node is not SimpleNameSyntax { Parent: ExpressionSyntax }))?.Span ?? token.Span;
}
