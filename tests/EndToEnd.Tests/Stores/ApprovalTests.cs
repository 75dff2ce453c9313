using System.Text.Json.Nodes;
using Converter.Tests.House;

namespace EndToEnd.Tests.Stores;

/// <summary>A converted workflow stops where it needs a person; the command gives the person's answer; it goes on.</summary>
public sealed class ApprovalTests : IDisposable
{
    private const string Asked = """
        [
          { "state": "Ask Manager", "outcome": { "pending": true } },
          { "state": "Pay Out", "outcome": { "output": { "receipt": "P-77" } } }
        ]
        """;

    private readonly OrderStore _store = new();
    private readonly string _definition =
        Path.Combine(Repository.Root, "tests", "fixtures", "human-approval", "definition.asl.json");

    [Fact]
    public async Task AnExecutionIsAnsweredByTheCommandAndGoesOn()
    {
        var first = await RunAsync();
        Assert.Equal((0, ""), (first.Code, first.Out));
        Assert.Contains("callbacks succeed --store", first.Error, StringComparison.Ordinal);

        var listed = await _store.JsonAsync("executions", "list");
        var waiting = Assert.Single(listed["executions"]?.AsArray() ?? []);
        Assert.Equal("human-approval/expense-1", (string?)waiting?["id"]);
        Assert.Equal("RUNNING", (string?)waiting?["status"]);
        Assert.Equal("callback", (string?)waiting?["waitsFor"]?[0]?["kind"]);
        Assert.Equal("Ask Manager", (string?)waiting?["waitsFor"]?[0]?["name"]);

        var id = await _store.CallbackAsync("human-approval/expense-1");
        Assert.Contains(id, first.Error, StringComparison.Ordinal);
        var answered = await OrderStore.RunAsync(
            "callbacks", "succeed", id, "--store", _store.File, "--result", """{"by":"Bo"}""");
        Assert.True(answered.Code == 0, answered.Error);

        var second = await RunAsync();
        Assert.True(second.Code == 0, second.Error);
        Assert.Equal("\"P-77\"\n", second.Out);
        Assert.DoesNotContain("> Is Small\n> Is Small", second.Error, StringComparison.Ordinal);

        var ended = await _store.JsonAsync("executions", "show", "expense-1");
        Assert.Equal("SUCCEEDED", (string?)ended["status"]);
        Assert.Equal("P-77", (string?)ended["result"]);
    }

    [Fact]
    public async Task ARefusalTakesTheOtherWay()
    {
        await RunAsync();
        var id = await _store.CallbackAsync("expense-1");
        var failed = await OrderStore.RunAsync(
            "callbacks", "fail", id, "--store", _store.File, "--error", "Declined", "--cause", "too dear");
        Assert.True(failed.Code == 0, failed.Error);

        var mocks = JsonNode.Parse(Asked)?.AsArray() ?? [];
        mocks.Add(new JsonObject
        {
            ["state"] = "Rejected",
            ["outcome"] = new JsonObject { ["output"] = new JsonObject() },
        });
        var second = await RunAsync(mocks.ToJsonString());
        Assert.True(second.Code == 0, second.Error);
        Assert.Equal("Declined", (string?)JsonNode.Parse(second.Out)?["Error"]);
    }

    [Fact]
    public async Task TheSameNameWithAnotherInputIsRefused()
    {
        await RunAsync();
        var other = await RunAsync(input: """{"amount":901}""");
        Assert.Equal(1, other.Code);
        Assert.Contains("exists, with another input", other.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--store needs a real clock", "--fast-forward", "--store", "x.db")]
    [InlineData("a name without a store", "--execution", "x")]
    public async Task CombinationsThatMakeNoSenseAreRefused(string what, params string[] options)
    {
        var answer = await OrderStore.RunAsync(["run", _definition, .. options]);
        Assert.True(answer.Code == 2, what);
        Assert.Contains("--store", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    private async Task<Answer> RunAsync(string mocks = Asked, string input = """{"amount":900}""")
    {
        var file = _store.PathOf("mocks.json");
        await File.WriteAllTextAsync(file, mocks);
        return await OrderStore.RunAsync(
            "run", _definition, "--name", "human-approval", "--store", _store.File, "--execution", "expense-1", "--input", input,
            "--mocks", file,
            "--substitute", "ApprovalQueueUrl=queue", "--substitute", "NewsTopicArn=topic");
    }
}
