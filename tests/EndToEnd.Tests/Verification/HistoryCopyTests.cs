using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Histories;

namespace EndToEnd.Tests.Verification;

/// <summary>Executions that took the same way at the same time are told apart by their data.</summary>
public sealed class HistoryCopyTests
{
    [Fact]
    public void Two_executions_that_differ_in_their_data_only_are_two()
    {
        var (one, other) = (Events("1", "2"), Events("3", "4"));

        Assert.Equal(2, Read(new SourceText("a.json", Page(one)), new SourceText("b.json", Page(other))).Count);
        Assert.Single(Read(new SourceText("a.json", Page(one)), new SourceText("b.json", Page(one))));
    }

    [Fact]
    public void Events_that_contradict_each_other_in_their_data_are_of_two_executions()
    {
        var history = Assert.Single(Read(new SourceText("a.json", Page([.. Events("1", "2"), Events("1", "3")[1]]))));

        Assert.Equal(2, history.Clash);
    }

    [Fact]
    public void An_event_without_data_is_no_contradiction_and_gives_way_to_one_with_them()
    {
        var bare = """{"id":1,"previousEventId":0,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionStarted"}""";

        var history = Assert.Single(Read(new SourceText("a.json", Page([bare, .. Events("1", "2")]))));

        Assert.Null(history.Clash);
        Assert.Equal("1", history.Events[0].Data.Input);
    }

    private static IReadOnlyList<ExecutionHistory> Read(params SourceText[] files) => HistoryFiles.Read(files, new DiagnosticBag());

    private static string Page(string[] events) => $"{{\"events\": [{string.Join(",\n", events)}]}}";

    private static string[] Events(string input, string output) =>
    [
        $$$"""{"id":1,"previousEventId":0,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionStarted","executionStartedEventDetails":{"input":"{{{input}}}"}}""",
        $$$"""{"id":2,"previousEventId":1,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionSucceeded","executionSucceededEventDetails":{"output":"{{{output}}}"}}""",
    ];
}
