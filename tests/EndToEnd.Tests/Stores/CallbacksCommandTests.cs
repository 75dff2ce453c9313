using System.Text.Json.Nodes;

namespace EndToEnd.Tests.Stores;

/// <summary><c>callbacks</c>: right answers, wrong answers, answers that come too late.</summary>
public sealed class CallbacksCommandTests : IDisposable
{
    private readonly OrderStore _store = new();

    [Fact]
    public async Task OpenCallbacksAreListed()
    {
        await _store.FillAsync("one", "two");
        var callbacks = (await _store.JsonAsync("callbacks", "list"))["callbacks"]?.AsArray() ?? [];
        Assert.Equal(["orders/one", "orders/two"], callbacks.Select(static c => (string?)c?["execution"]));
        Assert.Equal(await _store.CallbackAsync("two"), (string?)callbacks[1]?["callbackId"]);

        var table = await OrderStore.RunAsync("callbacks", "list", "--store", _store.File);
        Assert.Contains("orders/one  approve", table.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--result", "\"yes\"", "\"yes\"")]
    [InlineData("--result", " {\"n\": 1.50} ", "{\"n\":1.50}")]
    [InlineData("--result", "null", null)]
    [InlineData(null, null, null)]
    public async Task TheAnswerArrives(string? option, string? value, string? arrives)
    {
        await _store.FillAsync("one");
        string[] given = option is null || value is null ? [] : [option, value];
        Assert.Equal(0, (await AnswerAsync("succeed", given)).Code);
        Assert.Equal(arrives, await ChargedAsync());
    }

    [Fact]
    public async Task TheAnswerComesFromAFileOrFromStandardInput()
    {
        await _store.FillAsync("one");
        var file = _store.PathOf("answer.json");
        await File.WriteAllTextAsync(file, "\uFEFF[1, 2]\n");
        Assert.Equal(0, (await AnswerAsync("succeed", "--result-file", file)).Code);
        Assert.Equal("[1,2]", await ChargedAsync());

        await _store.FillAsync("two");
        var id = await _store.CallbackAsync("two");
        var piped = await new TestTerminal("\"piped\"")
            .RunAsync("callbacks", "succeed", id, "--store", _store.File, "--result-file", "-");
        Assert.Equal(0, piped.Code);
        await using var host = _store.OpenHost();
        Assert.Equal("piped", (string?)(await host.WaitForResultAsync<JsonNode?>("orders/two"))?["charged"]);
    }

    [Fact]
    public async Task AFailureArrivesAsAnError()
    {
        await _store.FillAsync("one");
        Assert.Equal(0, (await AnswerAsync("fail", "--error", "Declined", "--cause", "too dear")).Code);
        await using var host = _store.OpenHost();
        var ended = await host.WaitForEndAsync("orders/one");
        Assert.Equal("Declined", ended.Error?.ErrorType);
        Assert.Equal("too dear", ended.Error?.ErrorMessage);
    }

    [Fact]
    public async Task AHeartbeatIsRecorded()
    {
        await _store.FillAsync("one");
        Assert.Equal(0, (await AnswerAsync("heartbeat")).Code);
        Assert.Equal("RUNNING", (string?)(await _store.JsonAsync("executions", "show", "one"))["status"]);
    }

    [Theory]
    [InlineData("yes", "is not JSON")]
    [InlineData("{\"a\":1,}", "is not JSON")]
    [InlineData("", "is not JSON")]
    public async Task WhatIsNoJsonIsNotSent(string result, string why)
    {
        await _store.FillAsync("one");
        var answer = await AnswerAsync("succeed", "--result", result);
        Assert.Equal(1, answer.Code);
        Assert.Contains(why, answer.Error, StringComparison.Ordinal);
        Assert.NotEmpty(await _store.CallbackAsync("one"));
    }

    [Fact]
    public async Task APayloadThatCannotBeReadOrIsTooLargeIsNotSent()
    {
        await _store.FillAsync("one");
        Assert.Equal(1, (await AnswerAsync("succeed", "--result-file", _store.PathOf("missing.json"))).Code);

        var bytes = _store.PathOf("bytes.json");
        await File.WriteAllBytesAsync(bytes, [(byte)'"', 0xff, (byte)'"']);
        Assert.Equal(1, (await AnswerAsync("succeed", "--result-file", bytes)).Code);

        var large = _store.PathOf("large.json");
        await File.WriteAllTextAsync(large, $"\"{new string('x', 10_000_000)}\"");
        var answer = await AnswerAsync("succeed", "--result-file", large);
        Assert.Equal(1, answer.Code);
        Assert.Contains("at most 262144 bytes", answer.Error, StringComparison.Ordinal);
        Assert.NotEmpty(await _store.CallbackAsync("one"));
    }

    [Fact]
    public async Task TheSecondAnswerIsRefused()
    {
        await _store.FillAsync("one");
        var id = await _store.CallbackAsync("one");
        Assert.Equal(0, (await AnswerAsync("succeed")).Code);
        foreach (var answer in new[] { "succeed", "fail", "heartbeat" })
        {
            var late = await OrderStore.RunAsync("callbacks", answer, id, "--store", _store.File);
            Assert.Equal(1, late.Code);
            Assert.Contains("is SUCCEEDED already", late.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnAnswerToAnEndedExecutionIsRefused()
    {
        await _store.FillAsync("one");
        var id = await _store.CallbackAsync("one");
        await OrderStore.RunAsync("executions", "stop", "one", "--store", _store.File);
        var late = await OrderStore.RunAsync("callbacks", "succeed", id, "--store", _store.File);
        Assert.Equal(1, late.Code);
        Assert.Contains("has ended", late.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerAfterItsTimeIsTooLateEvenIfNoHostRanMeanwhile()
    {
        await using (var host = _store.OpenHost(TimeSpan.FromHours(1), new LongAgo()))
        {
            var execution = await host.StartExecutionAsync("orders", new JsonObject(), "one");
            await host.WaitForRestAsync(execution.Id);
        }

        var late = await AnswerAsync("succeed");
        Assert.Equal(1, late.Code);
        Assert.Contains("is TIMED_OUT already", late.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownCallbackIsNamed()
    {
        await _store.FillAsync("one");
        var id = await _store.CallbackAsync("one");
        var near = await OrderStore.RunAsync("callbacks", "succeed", id[..^3] + "AAA", "--store", _store.File);
        Assert.Equal(1, near.Code);
        Assert.Contains($"Did you mean '{id}'?", near.Error, StringComparison.Ordinal);

        var far = await OrderStore.RunAsync("callbacks", "succeed", "x", "--store", _store.File);
        Assert.Equal(1, far.Code);
        Assert.Contains("'callbacks list' shows the open ones", far.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoPayloadsAreAWrongCommandLine()
    {
        var answer = await OrderStore.RunAsync(
            "callbacks", "succeed", "x", "--store", _store.File, "--result", "1", "--result-file", "f");
        Assert.Equal(2, answer.Code);
        Assert.Contains("not both", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHostThatRunsIsToBeAsked()
    {
        await using var host = _store.OpenHost();
        var execution = await host.StartExecutionAsync("orders", new JsonObject(), "live");
        await host.WaitForRestAsync(execution.Id);
        var id = await _store.CallbackAsync("live");
        var answer = await OrderStore.RunAsync("callbacks", "succeed", id, "--store", _store.File);
        Assert.Equal(1, answer.Code);
        Assert.Contains("is in use by process", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _store.Dispose();

    private async Task<Answer> AnswerAsync(string command, params string[] options)
    {
        var id = await _store.CallbackAsync("one");
        return await OrderStore.RunAsync(["callbacks", command, id, "--store", _store.File, .. options]);
    }

    private async Task<string?> ChargedAsync()
    {
        await using var host = _store.OpenHost();
        var result = await host.WaitForResultAsync<JsonNode?>("orders/one");
        return result?["charged"]?.ToJsonString();
    }

    /// <summary>A clock that stands still in the past.</summary>
    private sealed class LongAgo : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
