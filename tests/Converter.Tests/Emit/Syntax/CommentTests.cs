using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

public sealed class CommentTests
{
    [Fact]
    public void Line_breaks_of_every_kind_stay_inside_the_comment()
    {
        var text = CodePrinter.Print(Comment("one\ntwo\r\nthree\rfour\u0085five\u2028six\u2029seven\feight"), Break);

        Assert.Equal("// one\n// two\n// three\n// four\n// five\n// six\n// seven\n// eight\nbreak;", text);
    }

    [Fact]
    public void What_cannot_be_seen_is_written_as_an_escape() =>
        Assert.Equal(
            "// \\u001B[1m \\uD800 \\u202E \\u0000",
            CodePrinter.Print(Comment("\u001b[1m \ud800 \u202e \0")));

    [Fact]
    public void Long_comments_are_wrapped_between_words()
    {
        var words = string.Join(' ', Enumerable.Range(1000, 60));
        var lines = CodePrinter.Print(Comment(words)).Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 4, 120));
        Assert.True(lines[0].Length > 110);
        Assert.Equal(words, string.Join(' ', lines.Select(line => line[3..])));
    }

    [Fact]
    public void A_word_that_is_too_long_stays_whole()
    {
        var link = "https://example.com/" + new string('x', 120);

        Assert.Equal($"// See\n// {link}\n// there.", CodePrinter.Print(Comment($"See {link} there.")));
        Assert.Equal($"//  {link}", CodePrinter.Print(Comment($" {link}")));
    }

    [Fact]
    public void Indented_lines_and_empty_lines_of_a_comment_are_kept() =>
        Assert.Equal("// a\n//\n//     b", CodePrinter.Print(Comment("\na  \n\n    b\n")));

    [Fact]
    public void Random_documentation_reads_back_as_the_words_it_was_made_of()
    {
        foreach (var seed in Enumerable.Range(0, 500))
        {
            var text = new RandomCode(seed).Text();
            var documentation = new CodeDocumentation(text) { Returns = text };
            var type = Class("C", Field("int", "a").Documented(text)).Documented(documentation);
            var root = RoslynJudge.Parse(CodePrinter.Print(SourceFile(null, type)));
            var texts = root.DescendantNodes(descendIntoTrivia: true)
                .OfType<DocumentationCommentTriviaSyntax>()
                .SelectMany(TextsOf)
                .ToList();

            Assert.Equal(3, texts.Count);
            Assert.All(texts, read => Assert.Equal(Words(text), Words(read)));
        }
    }

    [Fact]
    public void Documentation_cannot_end_its_element() =>
        Assert.Equal(
            "/// <summary>&lt;/summary&gt; &amp;amp; --&gt; ]]&gt;</summary>\nclass C\n{\n}\n",
            CodePrinter.Print(SourceFile(null, Class("C").Documented("</summary> &amp; --> ]]>"))));

    [Fact]
    public void Documentation_that_does_not_fit_has_its_tags_on_lines_of_their_own()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 22));

        Assert.Equal(
            $"/// <summary>\n/// {words}\n/// </summary>\nclass C\n{{\n}}\n",
            CodePrinter.Print(SourceFile(null, Class("C").Documented(words))));
    }

    private static IEnumerable<string> TextsOf(DocumentationCommentTriviaSyntax comment)
    {
        var lines = comment.ToFullString().Split('\n').Select(line => line.TrimStart().TrimStart('/'));
        return XElement.Parse($"<all>{string.Join('\n', lines)}</all>").Elements().Select(element => element.Value);
    }

    // White space may become a line break, and the other way round.
    private static string Words(string text)
    {
        var line = VisibleText.Of(text.ReplaceLineEndings(" ").Replace('\t', ' '));
        return string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
