using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Callbacks and chained invokes.</summary>
public sealed class CallbackAndInvokeTests
{
    private static readonly ErrorObject Rejected = new()
    {
        ErrorType = "Rejected", ErrorMessage = "not approved", ErrorData = "{\"by\":\"boss\"}", StackTrace = ["a", "b"],
    };

    [Fact]
    public async Task A_failed_callback_keeps_the_outside_error_live_and_in_replay()
    {
        var failure = await AnsweredAsync(
            context => context.CreateCallbackAsync<string>("approval").ContinueInside(callback => callback.GetResultAsync()),
            (runner, id) => runner.SendCallbackFailureAsync(id, Rejected));

        Assert.Equal("CallbackFailedException", failure.Exception);
        Assert.Equal(("Rejected", "not approved", "{\"by\":\"boss\"}", "a\nb"),
            (failure.ErrorType, failure.Message, failure.ErrorData, failure.StackTrace));
    }

    [Fact]
    public async Task A_failed_wait_for_callback_keeps_it_too()
    {
        var failure = await AnsweredAsync(
            context => context.WaitForCallbackAsync<string>((_, _, _) => Task.CompletedTask, "approval"),
            (runner, id) => runner.SendCallbackFailureAsync(id, Rejected));

        Assert.Equal("CallbackFailedException", failure.Exception);
        Assert.Equal(("Rejected", "not approved", "{\"by\":\"boss\"}", "a\nb"),
            (failure.ErrorType, failure.Message, failure.ErrorData, failure.StackTrace));
        Assert.NotNull(failure.Detail);
    }

    [Fact]
    public async Task A_callback_may_fail_without_saying_why()
    {
        var failure = await AnsweredAsync(
            context => context.WaitForCallbackAsync<string>((_, _, _) => Task.CompletedTask, "approval"),
            (runner, id) => runner.SendCallbackFailureAsync(id));

        Assert.Equal(("CallbackFailedException", null, ""), (failure.Exception, failure.ErrorType, failure.Message));
    }

    [Fact]
    public async Task A_time_out_and_a_missed_heartbeat_are_told_apart()
    {
        var late = await Twice.FailureAsync(context => context.WaitForCallbackAsync<string>(
            (_, _, _) => Task.CompletedTask, "x", new WaitForCallbackConfig { Timeout = TimeSpan.FromHours(1) }));
        var silent = await Twice.FailureAsync(context => context.WaitForCallbackAsync<string>(
            (_, _, _) => Task.CompletedTask, "x", new WaitForCallbackConfig { HeartbeatTimeout = TimeSpan.FromHours(1) }));

        Assert.Equal(("CallbackTimeoutException", "Callback.Timeout"), (late.Exception, late.ErrorType));
        Assert.Equal(("CallbackTimeoutException", "Callback.Heartbeat"), (silent.Exception, silent.ErrorType));
    }

    [Fact]
    public async Task A_submitter_that_fails_for_good_is_told_apart()
    {
        var attempts = 0;
        var failure = await Twice.FailureAsync(context => context.WaitForCallbackAsync<string>(
            (_, _, _) =>
            {
                attempts++;
                throw new FormatException("cannot send");
            },
            "x",
            new WaitForCallbackConfig { RetryStrategy = RetryStrategy.Exponential(2) }));

        Assert.Equal(2, attempts);
        Assert.Equal(("CallbackSubmitterException", "System.FormatException", "cannot send"),
            (failure.Exception, failure.ErrorType, failure.Message));
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_is_a_failure_of_the_context()
    {
        var failure = await AnsweredAsync(
            context => context.WaitForCallbackAsync<int>((_, _, _) => Task.CompletedTask, "number"),
            (runner, id) => runner.SendCallbackSuccessAsync(id, "not a number"));

        Assert.Equal("ChildContextException", failure.Exception);
        Assert.Equal("System.Text.Json.JsonException", failure.ErrorType);
    }

    [Fact]
    public async Task A_callback_may_be_answered_by_its_own_submitter()
    {
        await using var host = Hosts.Virtual();
        host.RegisterWorkflow<int, string>("quick", (_, context) => context.WaitForCallbackAsync<string>(
            (id, _, token) => host.CompleteCallbackAsync(id, "at once", token)));

        Assert.Equal("at once", await host.RunAsync<int, string>("quick", 0));
    }

    [Fact]
    public async Task A_failed_function_keeps_its_error_live_and_in_replay()
    {
        await using var host = Hosts.Virtual();
        var seen = new List<string>();
        host.RegisterFunction<int, int>("fails", (_, _) => throw new FormatException("inside"));
        host.RegisterWorkflow<int, int>("calls", async (_, context) =>
        {
            try
            {
                await context.InvokeAsync<int, int>("fails", 1);
            }
            catch (InvokeFailedException exception)
            {
                seen.Add($"{exception.FunctionName} {exception.ErrorType} {exception.Message}");
            }

            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return 0;
        });

        await host.RunAsync<int, int>("calls", 0);

        Assert.Equal(2, seen.Count);
        Assert.All(seen, line => Assert.Equal("fails System.FormatException inside", line));
    }

    [Fact]
    public async Task An_unknown_function_fails_the_invoke()
    {
        var failure = await Hosts.RunAsync(async context =>
        {
            try
            {
                return await context.InvokeAsync<int, string>("nobody", 1);
            }
            catch (InvokeFailedException exception)
            {
                return exception.ErrorType ?? "";
            }
        });

        Assert.Equal("ResourceNotFoundException", failure);
    }

    [Theory]
    [InlineData(true, nameof(InvokeStoppedException))]
    [InlineData(false, nameof(InvokeTimedOutException))]
    public async Task A_durable_target_may_be_stopped_or_time_out(bool stops, string expected)
    {
        await using var host = Hosts.Virtual(out var clock);
        host.RegisterWorkflow<int, int>(
            "target",
            async (_, context) =>
            {
                await context.WaitAsync(TimeSpan.FromDays(2));
                return 0;
            },
            new WorkflowOptions { ExecutionTimeout = TimeSpan.FromDays(1) });
        host.RegisterWorkflow<int, string>("caller", async (_, context) =>
        {
            try
            {
                return $"{await context.InvokeAsync<int, int>("target", 1)}";
            }
            catch (InvokeException exception)
            {
                return exception.GetType().Name;
            }
        });
        if (stops)
        {
            clock.CreateTimer(_ => clock.Post(() => _ = StopAsync(host)), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        }

        Assert.Equal(expected, await host.RunAsync<int, string>("caller", 0));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_function_without_a_name_is_refused(string? name)
    {
        await Hosts.RunAsync(context =>
        {
            Assert.ThrowsAny<ArgumentException>(() => { _ = context.InvokeAsync<int, int>(name!, 1); });
            return Task.FromResult(0);
        });
    }

    private static async Task StopAsync(EmbeddedHost host)
    {
        var target = (await host.Store.ListAsync(new ExecutionQuery { Workflow = "target" })).Items.Single();
        await host.StopExecutionAsync(target.Id);
    }

    private static async Task<Twice.Failure> AnsweredAsync(
        Func<IDurableContext, Task> call,
        Func<DurableTestRunner<int, int>, string, Task> answer)
    {
        var seen = new List<Twice.Failure>();
        await using var runner = new DurableTestRunner<int, int>(async (_, context) =>
        {
            try
            {
                await call(context);
            }
            catch (DurableExecutionException exception)
            {
                seen.Add(Twice.Failure.Of(exception));
            }

            await context.WaitAsync(TimeSpan.FromSeconds(1), "then");
            return 0;
        });
        var arn = await runner.StartAsync(0);
        await answer(runner, await runner.WaitForCallbackAsync(arn));
        (await runner.WaitForResultAsync(arn)).EnsureSucceeded();

        Assert.Equal(2, seen.Count);
        Assert.Equal(seen[0], seen[1]);
        return seen[0];
    }
}

internal static class TaskChains
{
    public static async Task<TResult> ContinueInside<T, TResult>(this Task<T> task, Func<T, Task<TResult>> then) =>
        await then(await task);
}
