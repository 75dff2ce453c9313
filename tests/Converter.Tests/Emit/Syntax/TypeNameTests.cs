using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit.Syntax;

public sealed class TypeNameTests
{
    [Theory]
    [InlineData("int", "int")]
    [InlineData("JsonNode?", "JsonNode?")]
    [InlineData("Task<JsonNode?>", "Task<JsonNode?>")]
    [InlineData("Dictionary<string,List<int?>>", "Dictionary<string, List<int?>>")]
    [InlineData(" ( int Count,string Name ) ", "(int Count, string Name)")]
    [InlineData("string[][]", "string[][]")]
    [InlineData("JsonNode?[]?", "JsonNode?[]?")]
    [InlineData("System.Text.Json.Nodes.JsonNode", "System.Text.Json.Nodes.JsonNode")]
    [InlineData("global::System.Int32", "global::System.Int32")]
    [InlineData("A<B>.C<D>", "A<B>.C<D>")]
    [InlineData("class", "@class")]
    [InlineData("@class", "@class")]
    [InlineData("void", "void")]
    public void Names_are_brought_into_the_usual_form(string text, string expected) =>
        Assert.Equal(expected, TypeName.Parse(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("List<")]
    [InlineData("List<>")]
    [InlineData("List<int>>")]
    [InlineData("(int)")]
    [InlineData("int; Evil()")]
    [InlineData("int\n")]
    [InlineData("a..b")]
    [InlineData("a:b")]
    [InlineData("int[")]
    [InlineData("/**/int")]
    public void What_is_no_type_is_refused(string text) =>
        Assert.Throws<ArgumentException>(() => TypeName.Parse(text));

    [Fact]
    public void Nesting_without_end_is_refused() => Assert.Throws<ArgumentException>(() =>
        TypeName.Parse(string.Concat(Enumerable.Repeat("A<", 10_000))));

    [Fact]
    public void Types_made_of_types()
    {
        Assert.Equal("Task<JsonNode?>", TypeName.Generic("Task", TypeName.Parse("JsonNode").Nullable()).Text);
        Assert.Equal("int?[]", TypeName.Parse("int?").Nullable().Array().Text);
    }
}
