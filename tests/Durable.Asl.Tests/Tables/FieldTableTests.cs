using System.Text.Json.Nodes;

namespace Durable.Asl.Tests.Tables;

public sealed class FieldTableTests
{
    public static TheoryData<string> Fields => SemanticTable.Rows("fields.json");

    [Theory]
    [MemberData(nameof(Fields))]
    public void FieldGivesItsValue(string text)
    {
        var row = SemanticTable.Row(text);
        var field = row["field"]!.GetValue<string>();

        SemanticTable.AssertOutcome(row, () => Read(field, row["data"], row["path"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", 60)]
    [InlineData("2025-01-01T00:00:00Z", 0)]
    public void WaitGoesOnUntilTheMomentAndNotIntoThePast(string now, int minutes)
    {
        Assert.True(Rfc3339.TryParse("2026-01-01T01:00:00Z", out DateTimeOffset moment));
        Assert.True(Rfc3339.TryParse(now, out DateTimeOffset start));

        var expected = minutes == 0 ? moment - start : TimeSpan.FromMinutes(minutes);

        Assert.Equal(expected, WaitDelay.Until(moment, start));
        Assert.Equal(TimeSpan.Zero, WaitDelay.Until(start, moment));
    }

    [Fact]
    public void WaitLongerThanTheServiceAcceptsFails()
    {
        var now = DateTimeOffset.UnixEpoch;

        Assert.Equal(WaitDelay.Max, WaitDelay.Until(now + WaitDelay.Max, now));
        var error = Assert.Throws<StatesException>(() => WaitDelay.Until(now.AddDays(24_856), now));
        Assert.Equal("Wait state delay is too long.", error.Cause);
        Assert.Equal(TimeSpan.FromDays(24_855), WaitDelay.Until(now.AddDays(24_855), now));
    }

    private static JsonNode? Read(string field, JsonNode? data, string path) => field switch
    {
        "InputPath" => data.InputPath(path),
        "OutputPath" => data.OutputPath(path),
        "ItemsPath" => data.ItemsPath(path),
        "ErrorPath" => data.ErrorPath(path),
        "CausePath" => data.CausePath(path),
        "SecondsPath" => (long)data.SecondsPath(path).TotalSeconds,
        "TimestampPath" => Rfc3339.Format(data.TimestampPath(path)),
        "TimeoutSecondsPath" => (long)data.TimeoutSecondsPath(path).TotalSeconds,
        "HeartbeatSecondsPath" => (long)data.HeartbeatSecondsPath(path).TotalSeconds,
        "MaxConcurrencyPath" => data.MaxConcurrencyPath(path),
        "MaxItemsPath" => data.MaxItemsPath(path),
        "MaxItemsPerBatchPath" => data.MaxItemsPerBatchPath(path),
        "MaxInputBytesPerBatchPath" => data.MaxInputBytesPerBatchPath(path),
        "ToleratedFailureCountPath" => data.ToleratedFailureCountPath(path),
        "ToleratedFailurePercentagePath" => data.ToleratedFailurePercentagePath(path),
        _ => throw new InvalidOperationException($"The table names an unknown field: {field}"),
    };
}
