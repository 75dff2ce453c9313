using Durable.Asl.Tests.Tables;

namespace Durable.Asl.Tests;

public sealed class StatesExceptionTests
{
    public static TheoryData<string> Matchings => SemanticTable.Rows("error-matching.json");

    [Theory]
    [MemberData(nameof(Matchings))]
    public void ErrorMatchesItsNames(string text)
    {
        var row = SemanticTable.Row(text);
        var error = new StatesException(JsonValues.AsString(row["error"]))
        {
            IsTaskFailure = row["flags"]!.AsObject().ContainsKey("task"),
            IsHeartbeatTimeout = row["flags"]!.AsObject().ContainsKey("heartbeat"),
        };
        var names = row["errorEquals"]!.AsArray().Select(name => name!.GetValue<string>()).ToArray();

        Assert.Equal(JsonValues.AsBoolean(row["matches"]), error.Matches(names));
    }

    [Theory]
    [InlineData("E", "why", "{\"Error\":\"E\",\"Cause\":\"why\"}")]
    [InlineData("E", null, "{\"Error\":\"E\",\"Cause\":null}")]
    [InlineData(null, null, "{\"Error\":null,\"Cause\":null}")]
    [InlineData("States.Timeout", null, "{\"Error\":\"States.Timeout\",\"Cause\":\"\"}")]
    public void CatcherSeesErrorAndCause(string? error, string? cause, string output) =>
        Assert.Equal(output, ServiceJson.Write(new StatesException(error, cause).Output));

    [Theory]
    [InlineData("E", "why", "{\"Error\":\"E\",\"Cause\":\"why\"}")]
    [InlineData("E", null, "{\"Error\":\"E\"}")]
    [InlineData(null, null, "{}")]
    [InlineData("ü\"", "{\"a\":1}\n", "{\"Error\":\"ü\\\"\",\"Cause\":\"{\\\"a\\\":1}\\n\"}")]
    public void MessageIsTheErrorAsJsonAndReadsBack(string? error, string? cause, string message)
    {
        var original = new StatesException(error, cause);

        Assert.Equal(message, original.Message);
        Assert.True(StatesException.TryParse(original.Message, out var again));
        Assert.Equal((error, cause), (again.Error, again.Cause));
    }

    [Fact]
    public void FlagsSurviveTheMessage()
    {
        var original = new StatesException("E", "c")
        {
            IsInterpreterError = true,
            IsTaskFailure = true,
            IsHeartbeatTimeout = true,
        };

        Assert.True(StatesException.TryParse(original.Message, out var again));

        Assert.True(again is { IsInterpreterError: true, IsTaskFailure: true, IsHeartbeatTimeout: true });
        Assert.Equal(original.Message, again.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Something broke.")]
    [InlineData("[1]")]
    [InlineData("{\"Error\":1}")]
    [InlineData("{\"Error\":\"E\",\"Other\":\"x\"}")]
    [InlineData("{\"Error\":\"E\"")]
    public void OtherMessagesAreNotTaken(string? message)
    {
        Assert.False(StatesException.TryParse(message, out var exception));
        Assert.Null(exception);
    }
}
