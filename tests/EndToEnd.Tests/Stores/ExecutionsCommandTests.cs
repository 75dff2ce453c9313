using System.Text.Json.Nodes;
using Durable.Runtime.Hosting;

namespace EndToEnd.Tests.Stores;

/// <summary><c>executions</c> over stores in order, and over what is none.</summary>
public sealed class ExecutionsCommandTests : IDisposable
{
    private readonly OrderStore _store = new();

    [Fact]
    public async Task TheListIsFilteredAndPaged()
    {
        await _store.FillAsync("one", "two", "three");
        await using (var host = _store.OpenHost())
        {
            await host.RunAsync<int, int>("doubling", 21, "four");
        }

        Assert.Equal(["four", "three", "two", "one"], await NamesAsync());
        Assert.Equal(["one", "two", "three", "four"], await NamesAsync("--oldest-first"));
        Assert.Equal(["four"], await NamesAsync("--status", "succeeded"));
        Assert.Equal(["three", "two", "one"], await NamesAsync("--status", "RUNNING", "--status", "timed-out"));
        Assert.Equal(["four"], await NamesAsync("--workflow", "doubling"));
        Assert.Equal(["two"], await NamesAsync("--name", "two"));
        Assert.Equal(4, (await NamesAsync("--started-after", "1h")).Count);
        Assert.Empty(await NamesAsync("--started-before", "1h"));
        Assert.Empty(await NamesAsync("--started-after", "2999-01-01"));

        var first = await _store.JsonAsync("executions", "list", "--limit", "3");
        Assert.Equal(3, first["executions"]?.AsArray().Count);
        var next = (string?)first["nextPage"] ?? "";
        Assert.Equal(["one"], await NamesAsync("--limit", "3", "--page", next));
    }

    [Fact]
    public async Task ATableHasARowForEach()
    {
        await _store.FillAsync("one");
        var plain = await OrderStore.RunAsync("executions", "list", "--store", _store.File);
        var lines = plain.Out.Split('\n');
        Assert.StartsWith("EXECUTION   STATUS   STARTED", lines[0], StringComparison.Ordinal);
        Assert.Contains("orders/one  RUNNING", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("callback 'approve'", lines[1], StringComparison.Ordinal);

        var framed = await new TestTerminal(isInteractive: true).RunAsync("executions", "list", "--store", _store.File);
        Assert.Contains("╭", framed.Out, StringComparison.Ordinal);
        Assert.Contains("orders/one", framed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExecutionIsShownWithItsOperations()
    {
        await _store.FillAsync("one");
        var shown = await OrderStore.RunAsync("executions", "show", "one", "--store", _store.File);
        Assert.Contains("execution  orders/one\n", shown.Out, StringComparison.Ordinal);
        Assert.Contains("input      {\"id\":\"one\"}\n", shown.Out, StringComparison.Ordinal);
        Assert.Contains($"callback   {await _store.CallbackAsync("one")}\n", shown.Out, StringComparison.Ordinal);
        Assert.Contains("approve", shown.Out[shown.Out.IndexOf("OPERATION", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task HistoryIsTheServicesAndComesInPages()
    {
        await _store.FillAsync("one");
        var all = await _store.JsonAsync("executions", "history", "one");
        var types = (all["Events"]?.AsArray() ?? []).Select(static e => (string?)e?["EventType"]).ToList();
        Assert.Equal(["ExecutionStarted", "CallbackStarted", "InvocationCompleted"], types);
        Assert.Equal("{\"id\":\"one\"}", (string?)all["Events"]?[0]?["ExecutionStartedDetails"]?["Input"]?["Payload"]);

        var last = await _store.JsonAsync("executions", "history", "orders/one", "--newest-first", "--limit", "1", "--no-data");
        Assert.Equal("InvocationCompleted", (string?)last["Events"]?[0]?["EventType"]);
        var before = await _store.JsonAsync(
            "executions", "history", "one", "--newest-first", "--limit", "2", "--page", (string?)last["NextMarker"] ?? "");
        Assert.Equal(2, before["Events"]?.AsArray().Count);

        var table = await OrderStore.RunAsync("executions", "history", "one", "--store", _store.File);
        Assert.Contains("CallbackStarted", table.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoppedExecutionStaysStopped()
    {
        await _store.FillAsync("one");
        string[] stop = ["executions", "stop", "one", "--store", _store.File, "--error", "Cancelled", "--cause", "no stock"];
        Assert.Equal(0, (await OrderStore.RunAsync(stop)).Code);

        var shown = await _store.JsonAsync("executions", "show", "one");
        Assert.Equal("STOPPED", (string?)shown["status"]);
        Assert.Equal("no stock", (string?)shown["error"]?["message"]);
        var again = await OrderStore.RunAsync(stop);
        Assert.Equal(1, again.Code);
        Assert.Contains("has ended already: STOPPED", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookingWorksWhileAHostRunsAndChangingSaysWhoItIs()
    {
        await using var host = _store.OpenHost();
        var execution = await host.StartExecutionAsync("orders", new JsonObject(), "live");
        await host.WaitForRestAsync(execution.Id);

        Assert.Equal(["live"], await NamesAsync());
        Assert.Equal("RUNNING", (string?)(await _store.JsonAsync("executions", "show", "live"))["status"]);
        var stopped = await OrderStore.RunAsync("executions", "stop", "live", "--store", _store.File);
        Assert.Equal(1, stopped.Code);
        Assert.Contains("is in use by process", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("Stop it first", stopped.Error, StringComparison.Ordinal);

        await host.CompleteCallbackAsync(await _store.CallbackAsync("live"), "yes");
        await host.WaitForEndAsync(execution.Id);
        Assert.Equal("SUCCEEDED", (string?)(await _store.JsonAsync("executions", "show", "live"))["status"]);
    }

    [Fact]
    public async Task ArchivedExecutionsAreSeenToo()
    {
        var options = new Durable.Runtime.Storage.StoreOptions { ArchiveBatch = 2 };
        await using (var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            Store = new Durable.Runtime.Sqlite.SqliteExecutionStore(_store.File, options),
        }))
        {
            host.RegisterWorkflow<int, int>("square", (number, _) => Task.FromResult(number * number));
            for (var i = 1; i <= 5; i++)
            {
                await host.RunAsync<int, int>("square", i, $"of-{i}");
            }
        }

        Assert.Equal(["of-5", "of-4", "of-3", "of-2", "of-1"], await NamesAsync());
        Assert.Equal(1, (int?)(await _store.JsonAsync("executions", "show", "of-1"))["result"]);
        Assert.Equal(25, (int?)(await _store.JsonAsync("executions", "show", "of-5"))["result"]);
    }

    [Fact]
    public async Task AMistypedExecutionGetsASuggestion()
    {
        await _store.FillAsync("expense-1");
        var answer = await OrderStore.RunAsync("executions", "show", "orders/expense-l", "--store", _store.File);
        Assert.Equal(1, answer.Code);
        Assert.Contains("Did you mean 'orders/expense-1'?", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANameThatTwoWorkflowsHaveIsAmbiguous()
    {
        await _store.FillAsync("same");
        await using (var host = _store.OpenHost())
        {
            await host.RunAsync<int, int>("doubling", 1, "same");
        }

        var answer = await OrderStore.RunAsync("executions", "show", "same", "--store", _store.File);
        Assert.Equal(1, answer.Code);
        Assert.Contains("'doubling/same', 'orders/same'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoStoreIsLeftAlone()
    {
        var missing = _store.PathOf("missing.db");
        await AssertRefusedAsync(missing, "There is no store");
        Assert.False(File.Exists(missing));

        var text = _store.PathOf("text.db");
        var content = string.Concat(Enumerable.Repeat("This is no store. ", 1_000));
        await File.WriteAllTextAsync(text, content);
        await AssertRefusedAsync(text, "is not a store");
        Assert.Equal(content, await File.ReadAllTextAsync(text));

        var empty = _store.PathOf("empty.db");
        await File.WriteAllTextAsync(empty, "");
        await AssertRefusedAsync(empty, "has only 0 bytes left");
        Assert.Equal(0, new FileInfo(empty).Length);
        await AssertRefusedAsync(_store.PathOf(""), "");
    }

    [Theory]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "many")]
    [InlineData("--page", "x")]
    [InlineData("--started-after", "yesterday")]
    [InlineData("--started-before", "99999999d")]
    [InlineData("--status", "sleeping")]
    [InlineData("--format", "sarif")]
    public async Task AWrongOptionIsAWrongCommandLine(string option, string value)
    {
        await _store.FillAsync("one");
        var answer = await OrderStore.RunAsync("executions", "list", "--store", _store.File, option, value);
        Assert.Equal(2, answer.Code);
        Assert.Contains(value, answer.Error + "0", StringComparison.Ordinal);
        Assert.DoesNotContain("bug", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyStoreHasAnEmptyList()
    {
        await _store.FillAsync();
        await using (var host = _store.OpenHost())
        {
            await host.StartAsync();
        }

        var answer = await OrderStore.RunAsync("executions", "list", "--store", _store.File);
        Assert.Equal((0, "", "No executions.\n"), (answer.Code, answer.Out, answer.Error));
        Assert.Empty((await _store.JsonAsync("executions", "list"))["executions"]?.AsArray() ?? [null]);
    }

    public void Dispose() => _store.Dispose();

    private async Task<IReadOnlyList<string?>> NamesAsync(params string[] options) =>
        [.. ((await _store.JsonAsync(["executions", "list", .. options]))["executions"]?.AsArray() ?? [])
            .Select(static e => (string?)e?["name"])];

    private static async Task AssertRefusedAsync(string file, string why)
    {
        string[][] commands = [["executions", "list"], ["executions", "stop", "x"], ["callbacks", "list"], ["callbacks", "fail", "x"]];
        foreach (var command in commands)
        {
            var answer = await OrderStore.RunAsync([.. command, "--store", file]);
            Assert.Equal(1, answer.Code);
            Assert.Contains(why, answer.Error, StringComparison.Ordinal);
        }
    }
}
