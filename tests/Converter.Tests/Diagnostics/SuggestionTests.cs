using Sfn2Durable.Diagnostics;

namespace Converter.Tests.Diagnostics;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("Shipp", "Ship")]
    [InlineData("Shpi", "Ship")]
    [InlineData("ship", "Ship")]
    [InlineData("Chrage Card", "Charge Card")]
    public void ANearNameIsSuggested(string name, string expected) =>
        Assert.Equal($" Did you mean '{expected}'?", Suggestion.For(name, ["Ship", "Charge Card", "Refund"]));

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Sail")]
    [InlineData("")]
    public void AFarNameIsNot(string name) =>
        Assert.Equal("", Suggestion.For(name, ["Ship", "Charge Card", "Refund"]));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("abc", "acb", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    [InlineData("kitten", "sitting", 2, 2)]
    public void DistancesAreCounted(string left, string right, int expected, int limit = 10)
    {
        Assert.Equal(expected, Suggestion.Distance(left, right, limit));
        Assert.Equal(expected, Suggestion.Distance(right, left, limit));
    }
}
