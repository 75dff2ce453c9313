using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

public sealed class StringLiteralTests
{
    private const int Strings = 50_000;
    private const int StringsPerFile = 500;

    private static readonly string[] Pieces =
    [
        "\"", "\"\"", "\"\"\"", "\\", "\\\\", "\n", "\r", "\r\n", "\t", "\0", "\a", "\u001b", "\u0085",
        "\u2028", "\u2029", "\u202e", "\u200b", "\u200d", "\ufeff", "\uffff", "\ud800", "\udfff", "\ud83d\ude00",
        "{", "}", "{{", " ", "    ", "a", "B", "7", "x0", "u0041", "/*", "*/", "//", "$", "@", "%s", "é", "日", "\n\n", "$.path", "{\n  \"id\": 1\n}",
    ];

    [Fact]
    public void Random_strings_keep_their_value_wherever_they_stand()
    {
        var random = new Random(20_240_611);
        for (var done = 0; done < Strings; done += StringsPerFile)
        {
            var values = Enumerable.Range(0, StringsPerFile).Select(_ => RandomString(random)).ToList();
            var statements = values.Select((value, index) => Place(Str(value), index));
            var file = SourceFile(null, Class("C", Method("void", "F").Does([.. statements])));
            var literals = RoslynJudge.Parse(CodePrinter.Print(file)).DescendantNodes()
                .OfType<LiteralExpressionSyntax>()
                .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression));

            Assert.Equal(values, literals.Select(literal => literal.Token.ValueText));
        }
    }

    [Fact]
    public void Random_texts_of_interpolated_strings_keep_their_value()
    {
        var random = new Random(20_240_612);
        var values = Enumerable.Range(0, 5_000).Select(_ => "x" + RandomString(random)).ToList();
        var statements = values.Select(value => (CodeStatement)Call("F", Interpolated(Part(value), Part(Id("a")))));
        var file = SourceFile(null, Class("C", Method("void", "F").Does([.. statements])));
        var read = ModelReader.Read(RoslynJudge.Parse(CodePrinter.Print(file)));

        Assert.Equal(ModelDump.Of(file), ModelDump.Of(read));
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("one \" quote", "\"one \\\" quote\"")]
    [InlineData("C:\\a", "\"C:\\\\a\"")]
    [InlineData("a\tb\r\n\0", "\"a\\tb\\r\\n\\0\"")]
    [InlineData("\u001b\u2028\u202e\ufeff", "\"\\u001B\\u2028\\u202E\\uFEFF\"")]
    [InlineData("no\u00a0break", "\"no\\u00A0break\"")]
    [InlineData("Grüße, 日本 \ud83d\ude00", "\"Grüße, 日本 \ud83d\ude00\"")]
    public void Regular_literals(string value, string expected) =>
        Assert.Equal(expected, StringLiteral.OnOneLine(value));

    [Fact]
    public void Unpaired_surrogates_are_escaped_since_no_file_can_hold_them()
    {
        Assert.Equal("\"\\uD83D\"", StringLiteral.OnOneLine("\ud83d"));
        Assert.Equal("\"a\\uDE00b\"", StringLiteral.OnOneLine("a\ude00b"));
        Assert.Equal("\"\\uDE00\\uD83D\"", StringLiteral.OnOneLine("\ude00\ud83d"));
    }

    [Fact]
    public void Invisible_characters_outside_the_basic_plane_are_escaped() =>
        Assert.Equal("\"\\U000E0041\"", StringLiteral.OnOneLine("\U000E0041"));

    [Theory]
    [InlineData("{\"id\": 1}", "\"\"\"{\"id\": 1}\"\"\"")]
    [InlineData("C:\\a\\b", "\"\"\"C:\\a\\b\"\"\"")]
    [InlineData("a \"\"\"b\"\"\" c", "\"\"\"\"a \"\"\"b\"\"\" c\"\"\"\"")]
    [InlineData("\"a\" and b", "\"\\\"a\\\" and b\"")]
    [InlineData("\"a\"\n", "\"\\\"a\\\"\\n\"")]
    public void Raw_literals_where_they_save_escapes(string value, string expected) =>
        Assert.Equal(expected, StringLiteral.OnOneLine(value));

    [Theory]
    [InlineData("a\nb\nc", true)]
    [InlineData("{\n  \"id\": 1\n}", true)]
    [InlineData("a\nb", false)]
    [InlineData("a \nb\nc", false)]
    [InlineData("a\r\nb\r\nc", false)]
    [InlineData("\n\n\n", false)]
    [InlineData("a\u001b\nb\nc", false)]
    public void Texts_of_several_lines_are_raw_when_every_character_of_them_can_be_seen(string value, bool isRaw) =>
        Assert.Equal(isRaw, StringLiteral.LinesOfRaw(value) is not null);

    private static CodeStatement Place(CodeExpression literal, int index) => (index % 4) switch
    {
        0 => Var("text", literal),
        1 => Call("F", Id("a"), literal),
        2 => Assign(Id("a"), New("JsonObject").With(At(Number(index), literal))),
        _ => Return(literal),
    };

    private static string RandomString(Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(0, 12); count > 0; count--)
        {
            if (random.Next(4) == 0)
            {
                text.Append((char)random.Next(0, 0x10000));
            }
            else
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }
        }

        return text.ToString();
    }
}
