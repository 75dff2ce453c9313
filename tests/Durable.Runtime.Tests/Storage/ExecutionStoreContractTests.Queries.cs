using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Storage;

/// <content>Lists, histories, retention.</content>
public abstract partial class ExecutionStoreContractTests
{
    [Fact]
    public async Task Executions_are_listed_newest_first_in_pages()
    {
        for (var i = 0; i < 7; i++)
        {
            await StartAsync($"e{i}");
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["e6", "e5", "e4", "e3", "e2", "e1", "e0"], await ListAsync(new ExecutionQuery { MaxItems = 3 }));
        Assert.Equal(
            ["e0", "e1", "e2", "e3", "e4", "e5", "e6"],
            await ListAsync(new ExecutionQuery { MaxItems = 2, ReverseOrder = true }));
    }

    [Fact]
    public async Task Executions_are_filtered()
    {
        var begin = _clock.GetUtcNow();
        await StartAsync("a");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Store.StartAsync(new ExecutionStart { Workflow = "other", Name = "a" });
        var lease = await ClaimAsync("b");
        await Store.CompleteInvocationAsync(lease, InvocationOutcome.Succeeded("1"));

        Assert.Equal(["b", "a"], await ListAsync(new ExecutionQuery { Workflow = "flow" }));
        Assert.Equal(["a", "a"], await ListAsync(new ExecutionQuery { Name = "a" }));
        Assert.Equal(["b"], await ListAsync(new ExecutionQuery { Statuses = [ExecutionStatus.Succeeded] }));
        Assert.Equal(["b", "a"], await ListAsync(new ExecutionQuery { StartedAfter = begin.AddSeconds(1) }));
        Assert.Equal(["a"], await ListAsync(new ExecutionQuery { StartedBefore = begin }));
        Assert.Empty(await ListAsync(new ExecutionQuery { Workflow = "none" }));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Store.ListAsync(new ExecutionQuery { Marker = "no marker" }));
    }

    [Fact]
    public async Task The_history_tells_what_happened()
    {
        var lease = await ClaimAsync();
        await RecordAsync(
            lease,
            Update("s", OperationType.Step, OperationAction.Succeed, payload: "1", startedAt: Now),
            Wait("w", 10));
        var next = await NextInvocationAsync(lease, TimeSpan.FromSeconds(10));
        await Store.CompleteInvocationAsync(next, InvocationOutcome.Succeeded("2"));

        string[] expected =
        [
            "ExecutionStarted",
            "StepStarted",
            "StepSucceeded",
            "WaitStarted",
            "InvocationCompleted",
            "WaitSucceeded",
            "InvocationCompleted",
            "ExecutionSucceeded",
        ];
        var events = await HistoryAsync(new HistoryQuery { ExecutionId = lease.Execution.Id, MaxItems = 3 });
        Assert.Equal(expected, events.Select(entry => entry.EventType));
        Assert.Equal(Enumerable.Range(1, 8), events.Select(entry => entry.EventId));
        Assert.Equal("1", events[2].Details["Result"]?["Payload"]?.GetValue<string>());
        Assert.Equal(10, events[3].Details["Duration"]?.GetValue<int>());
        var reversed = await HistoryAsync(
            new HistoryQuery { ExecutionId = lease.Execution.Id, MaxItems = 5, ReverseOrder = true });
        Assert.Equal(expected.Reverse(), reversed.Select(entry => entry.EventType));
    }

    [Fact]
    public async Task The_history_can_leave_data_out()
    {
        var lease = await ClaimAsync();
        await RecordAsync(
            lease, Update("s", OperationType.Step, OperationAction.Succeed, payload: "\"secret\"", startedAt: Now));

        var events = await HistoryAsync(
            new HistoryQuery { ExecutionId = lease.Execution.Id, IncludeExecutionData = false });

        Assert.All(events, entry => Assert.DoesNotContain("secret", entry.ToJson().ToJsonString()));
        await Assert.ThrowsAsync<ExecutionNotFoundException>(
            async () => await Store.GetHistoryAsync(new HistoryQuery { ExecutionId = "flow/none" }));
    }

    [Fact]
    public async Task What_ended_long_ago_is_forgotten()
    {
        var ended = await ClaimAsync("ended");
        await Store.CompleteInvocationAsync(ended, InvocationOutcome.Succeeded("1"));
        var running = await ClaimAsync("running");
        _clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(0, await Store.PurgeAsync(ended.Execution.StartTime));
        Assert.Equal(1, await Store.PurgeAsync(_clock.GetUtcNow()));

        Assert.Null(await Store.GetAsync(ended.Execution.Id));
        Assert.NotNull(await Store.GetAsync(running.Execution.Id));
        await StartAsync("ended", "another input");
    }

    private async Task<List<string>> ListAsync(ExecutionQuery query)
    {
        var names = new List<string>();
        string? marker = null;
        do
        {
            var page = await Store.ListAsync(query with { Marker = marker });
            Assert.True(page.Items.Count <= query.MaxItems);
            names.AddRange(page.Items.Select(item => item.Name));
            marker = page.NextMarker;
        }
        while (marker is not null);

        return names;
    }

    private async Task<List<HistoryEvent>> HistoryAsync(HistoryQuery query)
    {
        var events = new List<HistoryEvent>();
        string? marker = null;
        do
        {
            var page = await Store.GetHistoryAsync(query with { Marker = marker });
            Assert.True(page.Items.Count <= query.MaxItems);
            events.AddRange(page.Items);
            marker = page.NextMarker;
        }
        while (marker is not null);

        return events;
    }
}
