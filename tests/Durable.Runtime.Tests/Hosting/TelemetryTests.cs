using System.Diagnostics;
using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>What the host tells to those who listen to its meter and its activity source.</summary>
[Collection(nameof(TelemetryTests))]
public sealed class TelemetryTests
{
    [Fact]
    public async Task Executions_invocations_and_operations_are_counted()
    {
        using var measured = new Measurements("counted");
        await using var host = new EmbeddedHost();
        RegisterApproval(host, "counted");
        var execution = await host.StartExecutionAsync("counted", 0, "a");
        await host.WaitForRestAsync(execution.Id);
        await host.StartExecutionAsync("counted", 0, "a");
        await host.CompleteCallbackAsync(await host.WaitForCallbackAsync(execution.Id), "yes");
        await host.WaitForEndAsync(execution.Id);
        await host.StopAsync();

        Assert.Single(measured.Of(DurableTelemetry.ExecutionsStarted));
        Assert.Single(measured.Of(DurableTelemetry.ExecutionsCompleted));
        Assert.Empty(measured.Of(DurableTelemetry.ExecutionsFailed));
        Assert.Equal(["pending", "succeeded"], Tags(measured, DurableTelemetry.InvocationDuration, DurableTelemetry.StatusTag));
        var updates = measured.Of(DurableTelemetry.Operations)
            .Select(one => $"{one.Tags[DurableTelemetry.OperationTag]} {one.Tags[DurableTelemetry.ActionTag]}").ToList();
        Assert.Equal(["STEP SUCCEED", "CALLBACK START", "STEP SUCCEED"], updates);
        Assert.Equal(3, measured.Of(DurableTelemetry.CheckpointUpdates).Sum(one => one.Value));
        Assert.All(measured.Of(DurableTelemetry.CheckpointDuration), one => Assert.InRange(one.Value, 0, 60));
        Assert.Equal(["before", "after"], Tags(measured, DurableTelemetry.StepDuration, DurableTelemetry.StepTag));
        var callbacks = measured.OfAll(DurableTelemetry.Callbacks).Select(one => one.Tags[DurableTelemetry.ActionTag]);
        Assert.Superset(new HashSet<string?>(["created", "succeeded"]), callbacks.ToHashSet());
    }

    [Fact]
    public async Task Failures_say_how()
    {
        using var measured = new Measurements("failing");
        await using var host = new EmbeddedHost();
        host.RegisterWorkflow<int, int>("failing", (_, context) => context.StepAsync<int>(
            (_, _) => throw new InvalidOperationException("no"), "bad"));
        await host.WaitForEndAsync((await host.StartExecutionAsync("failing", 0)).Id);
        await host.StopAsync();

        Assert.Equal(["failed"], Tags(measured, DurableTelemetry.ExecutionsFailed, DurableTelemetry.StatusTag));
        Assert.Equal(["failed"], Tags(measured, DurableTelemetry.StepDuration, DurableTelemetry.StatusTag));
        Assert.All(measured.Spans, span => Assert.Equal(ActivityStatusCode.Error, span.Status));
        Assert.Equal("no", measured.Spans.Single(span => span.DisplayName == "step bad").StatusDescription);
    }

    [Fact]
    public async Task The_spans_of_an_execution_are_one_trace()
    {
        using var measured = new Measurements("traced");
        await using var host = new EmbeddedHost();
        ActivityTraceId? inBody = null;
        host.RegisterWorkflow<int, int>("traced", async (_, context) =>
        {
            await context.StepAsync((_, _) =>
            {
                inBody = Activity.Current?.TraceId;
                return Task.FromResult(1);
            }, "first");
            var callback = await context.CreateCallbackAsync<string>("ask");
            await callback.GetResultAsync();
            return await context.StepAsync(async (_, _) =>
            {
                await Task.Yield();
                return 2;
            }, "second");
        });
        var execution = await host.StartExecutionAsync("traced", 0);
        await host.WaitForRestAsync(execution.Id);
        await host.CompleteCallbackAsync(await host.WaitForCallbackAsync(execution.Id), "yes");
        await host.WaitForEndAsync(execution.Id);
        await host.StopAsync();

        var spans = measured.Spans;
        Assert.Equal(
            ["invocation traced", "step first", "invocation traced", "step second"],
            spans.Select(span => span.DisplayName));
        Assert.Equal(inBody, Assert.Single(spans.Select(span => span.TraceId).Distinct()));
        Assert.Equal([spans[0].SpanId, spans[2].SpanId], [spans[1].ParentSpanId, spans[3].ParentSpanId]);
        Assert.All(spans, span => Assert.Equal(execution.Id, span.GetTagItem(DurableTelemetry.ExecutionTag)));
        Assert.Equal(1, spans[1].GetTagItem(DurableTelemetry.AttemptTag));
    }

    [Fact]
    public async Task Gauges_tell_what_waits_and_what_runs()
    {
        using var measured = new Measurements("gauged");
        await using var host = new EmbeddedHost(new EmbeddedHostOptions { MaxConcurrentInvocations = 1 });
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        RegisterApproval(host, "gauged");
        host.RegisterWorkflow<int, int>("blocks", (_, context) => context.StepAsync(async (_, _) =>
        {
            begun.TrySetResult();
            await gate.Task;
            return 1;
        }));
        for (var i = 0; i < 3; i++)
        {
            await host.WaitForRestAsync((await host.StartExecutionAsync("gauged", i)).Id);
        }

        var blocked = await host.StartExecutionAsync("blocks", 0);
        await begun.Task;
        await host.StartExecutionAsync("blocks", 0, "queued");

        Assert.Contains(5, measured.Gauge(DurableTelemetry.ExecutionsRunning));
        Assert.Contains(3, measured.Gauge(DurableTelemetry.ExecutionsSuspended));
        Assert.Contains(1, measured.Gauge(DurableTelemetry.InvocationsRunning));
        Assert.Contains(1, measured.Gauge(DurableTelemetry.InvocationsQueued));
        gate.SetResult();
        await host.WaitForEndAsync(blocked.Id);
    }

    [Fact]
    public async Task A_disposed_host_has_no_gauges()
    {
        using var measured = new Measurements("gone");
        var host = new EmbeddedHost();
        RegisterApproval(host, "gone");
        for (var i = 0; i < 77; i++)
        {
            await host.WaitForRestAsync((await host.StartExecutionAsync("gone", i)).Id);
        }

        Assert.Contains(77, measured.Gauge(DurableTelemetry.ExecutionsSuspended));
        await host.DisposeAsync();
        Assert.DoesNotContain(77, measured.Gauge(DurableTelemetry.ExecutionsSuspended));
    }

    private static void RegisterApproval(EmbeddedHost host, string name) =>
        host.RegisterWorkflow<int, string>(name, async (_, context) =>
        {
            await context.StepAsync((_, _) => Task.FromResult(1), "before");
            var callback = await context.CreateCallbackAsync<string>("ask");
            var answer = await callback.GetResultAsync();
            return await context.StepAsync((_, _) => Task.FromResult(answer), "after");
        });

    private static IEnumerable<string?> Tags(Measurements measured, string instrument, string tag) =>
        measured.Of(instrument).Select(one => one.Tags[tag]);
}
