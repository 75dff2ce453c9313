using Sfn2Durable.Emit;
using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit;

public sealed class NameAllocatorTests
{
    [Fact]
    public void The_same_key_gets_the_same_name()
    {
        var names = new NameAllocator();

        Assert.Equal("ReserveFlight", names.Pascal("a", "Reserve Flight"));
        Assert.Equal("ReserveFlight", names.Pascal("a", "something else"));
    }

    [Fact]
    public void Names_that_collide_are_numbered_from_two()
    {
        var names = new NameAllocator();

        Assert.Equal("Wait", names.Pascal("1", "Wait"));
        Assert.Equal("Wait2", names.Pascal("2", "wait"));
        Assert.Equal("Wait3", names.Pascal("3", "Wait?"));
        Assert.Equal("Wait2_2", names.Pascal("4", "Wait 2"));
    }

    [Fact]
    public void The_number_stands_before_the_suffix()
    {
        var names = new NameAllocator();

        Assert.Equal("ChargeAsync", names.Pascal("1", "Charge", "Async"));
        Assert.Equal("Charge2Async", names.Pascal("2", "Charge", "Async"));
    }

    [Theory]
    [InlineData("data", "data2")]
    [InlineData("States", "states2")]
    [InlineData("class", "class2")]
    [InlineData("await", "await2")]
    [InlineData("Order", "order")]
    public void Reserved_words_are_not_given_to_locals(string text, string expected) =>
        Assert.Equal(expected, new NameAllocator().Camel("key", text));

    [Theory]
    [InlineData("Equals", "Equals2")]
    [InlineData("To String", "ToString2")]
    [InlineData("json object", "JsonObject2")]
    [InlineData("States Scope", "StatesScope2")]
    public void Reserved_names_are_not_given_to_members(string text, string expected) =>
        Assert.Equal(expected, new NameAllocator("StatesScope").Pascal("key", text));

    [Fact]
    public void A_scope_inside_avoids_the_names_around_it_and_scopes_beside_each_other_do_not()
    {
        var outer = new NameAllocator();
        outer.Camel("a", "order");
        var first = outer.CreateChild();
        var second = outer.CreateChild();

        Assert.Equal("order2", first.Camel("b", "order"));
        Assert.Equal("order2", second.Camel("b", "order"));
        Assert.Equal("order2", first.Find("b"));
        Assert.Equal("order", first.Find("a"));
        Assert.Null(outer.Find("b"));
    }

    [Fact]
    public void A_scope_avoids_names_already_given_inside_it()
    {
        var outer = new NameAllocator();
        outer.CreateChild().CreateChild().Camel("inner", "order");

        Assert.Equal("order2", outer.Camel("outer", "order"));
    }

    [Fact]
    public void A_name_can_be_kept_free()
    {
        var names = new NameAllocator();
        names.Reserve("order");

        Assert.Equal("order2", names.Camel("key", "order"));
    }

    [Fact]
    public void Thousands_of_equal_names_are_numbered_quickly_and_differ()
    {
        var names = new NameAllocator();
        var given = Enumerable.Range(0, 20_000).Select(number => names.Pascal($"{number}", "Wait")).ToHashSet();

        Assert.Equal(20_000, given.Count);
        Assert.Contains("Wait20000", given);
    }

    [Fact]
    public void What_is_no_identifier_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new NameAllocator().Allocate("key", "a b"));
        Assert.Throws<ArgumentException>(() => new NameAllocator().Allocate("key", "", "Async"));
    }

    [Fact]
    public void The_result_depends_on_nothing_but_the_order_of_asking()
    {
        string[] texts = ["Wait", "wait", "Équipe", "équipe", "Wait 2", "注文", "I", "i", "İ", "ı"];

        Assert.Equal(Names(), Names());
        Assert.Equal(texts.Length, Names().Distinct(StringComparer.Ordinal).Count());
        Assert.All(Names(), name => Assert.True(Identifier.IsValid(name)));

        string[] Names()
        {
            var allocator = new NameAllocator();
            return [.. texts.Select(text => allocator.Pascal(text, text))];
        }
    }
}
