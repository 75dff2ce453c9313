using Microsoft.CodeAnalysis.CSharp;
using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit.Syntax;

public sealed class IdentifierTests
{
    [Fact]
    public void Keywords_are_those_of_the_compiler()
    {
        foreach (var kind in Enum.GetValues<SyntaxKind>())
        {
            var word = SyntaxFacts.GetText(kind);
            if (SyntaxFacts.IsReservedKeyword(kind) && Identifier.IsValid(word))
            {
                Assert.True(Identifier.IsKeyword(word), word);
            }
            else if (SyntaxFacts.IsContextualKeyword(kind) && Identifier.IsValid(word) && !IsAttributeTarget(word))
            {
                Assert.True(Identifier.IsContextualKeyword(word) || word == "_", word);
            }
        }
    }

    [Fact]
    public void What_is_valid_here_is_valid_to_the_compiler()
    {
        for (var c = char.MinValue; c < char.MaxValue; c++)
        {
            Assert.True(!Identifier.IsStart(c) || SyntaxFacts.IsIdentifierStartCharacter(c), $"{(int)c:X4}");
            Assert.True(!Identifier.IsPart(c) || SyntaxFacts.IsIdentifierPartCharacter(c), $"{(int)c:X4}");
        }
    }

    // Keywords before the colon of an attribute only: nothing there can be confused with a name.
    private static bool IsAttributeTarget(string word) => word is
        "assembly" or "module" or "type" or "property" or "method" or "param" or "typevar";

    [Theory]
    [InlineData("a", "a")]
    [InlineData("class", "@class")]
    [InlineData("int", "@int")]
    [InlineData("var", "var")]
    [InlineData("größe", "größe")]
    public void Escape(string name, string expected) => Assert.Equal(expected, Identifier.Escape(name));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("a;b")]
    [InlineData("@a")]
    [InlineData("a\u200db")]
    [InlineData("\ud83d\ude00")]
    public void What_is_no_identifier_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Identifier.Escape(name));
}
