namespace Durable.Asl.Tests.Tables;

public sealed class TimestampTableTests
{
    public static TheoryData<string> Timestamps => SemanticTable.Rows("timestamps.json");

    [Theory]
    [MemberData(nameof(Timestamps))]
    public void TimestampIsReadAsItsMomentOrRefused(string text)
    {
        var row = SemanticTable.Row(text);
        var expected = row["utc"]?.GetValue<string>();

        var isValid = Rfc3339.TryParse(row["text"]!.GetValue<string>(), out DateTimeOffset moment);

        Assert.Equal(expected is not null, isValid);
        Assert.Equal(expected, isValid ? Rfc3339.Format(moment) : null);
        Assert.Equal(isValid, Rfc3339.IsValid(row["text"]!.GetValue<string>()));
    }

    [Fact]
    public void MomentsAgreeWithTheCalendarOfTheLibrary()
    {
        for (var day = new DateTime(1, 1, 1); day.Year < 9999; day = day.AddDays(97))
        {
            var expected = new DateTimeOffset(day, TimeSpan.Zero);
            Assert.True(Rfc3339.TryParse(Rfc3339.Format(expected), out DateTimeOffset actual));
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData("0000-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z")]
    [InlineData("9999-12-31T23:59:59-18:00", "9999-12-31T23:59:59.999Z")]
    public void MomentOutsideTheLibrarysCalendarBecomesTheNearestInside(string text, string nearest)
    {
        Assert.True(Rfc3339.TryParse(text, out DateTimeOffset moment));
        Assert.Equal(nearest, Rfc3339.Format(moment));
    }
}
