using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Testing;

/// <summary>The test runner, as a team uses it.</summary>
public sealed class DurableTestRunnerTests
{
    [Fact]
    public async Task A_run_tells_result_steps_and_invocations()
    {
        await using var runner = new DurableTestRunner<int, int>(async (number, context) =>
        {
            var doubled = await context.StepAsync((_, _) => Task.FromResult(number * 2), "double");
            await context.WaitAsync(TimeSpan.FromDays(3), "pause");
            return await context.RunInChildContextAsync(
                (child, _) => child.StepAsync((_, _) => Task.FromResult(doubled + 1), "add"), "child");
        });

        var result = await runner.RunAsync(20);

        result.EnsureSucceeded();
        Assert.Equal(41, result.Result);
        Assert.Equal(2, result.InvocationCount);
        Assert.Equal(["double", "pause", "child", "add"], result.Steps.Select(step => step.Name));
        Assert.Equal(40, result.GetStep("double").GetResult<int>());
        Assert.Equal(OperationKind.Wait, result.GetStep("pause").Kind);
        Assert.Equal(TimeSpan.FromDays(3), result.GetStep("pause").Duration);
        Assert.Equal("add", Assert.Single(result.GetStep("child").Children).Name);
        Assert.Equal(result.GetStep("child").Id, result.GetStep("add").ParentId);
        Assert.Equal("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", result.Steps[0].Id);
        Assert.Equal(4, result.GetStepsByStatus(OperationStatus.Succeeded).Count);
        Assert.Null(result.FindStep("other"));
    }

    [Fact]
    public async Task A_failed_execution_tells_its_error()
    {
        await using var runner = new DurableTestRunner<int, int>((_, context) =>
            context.StepAsync<int>((_, _) => throw new FormatException("bad"), "parse"));

        var result = await runner.RunAsync(1);

        Assert.True(result.IsFailed);
        Assert.Equal("System.FormatException", result.Error?.ErrorType);
        Assert.Equal("bad", result.GetStep("parse").GetError()?.ErrorMessage);
        var exception = Assert.Throws<TestExecutionFailedException>(result.EnsureSucceeded);
        Assert.Equal(InvocationStatus.Failed, exception.FinalStatus);
    }

    [Fact]
    public async Task A_callback_is_answered_by_the_test()
    {
        await using var runner = new DurableTestRunner<string, string>((_, context) =>
            context.WaitForCallbackAsync<string>((_, _, _) => Task.CompletedTask, "approve"));

        var arn = await runner.StartAsync("please");
        var callbackId = await runner.WaitForCallbackAsync(arn, "approve");
        await runner.SendCallbackHeartbeatAsync(callbackId);
        await runner.SendCallbackSuccessAsync(callbackId, "yes");
        var result = await runner.WaitForResultAsync(arn);

        Assert.Equal("yes", result.Result);
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:execution:test-fn:test-execution", arn);
    }

    [Fact]
    public async Task A_run_that_waits_for_a_callback_says_so()
    {
        await using var runner = new DurableTestRunner<string, string>((_, context) =>
            context.WaitForCallbackAsync<string>((_, _, _) => Task.CompletedTask));

        await Assert.ThrowsAsync<InvalidOperationException>(() => runner.RunAsync("x"));
    }

    [Fact]
    public async Task A_callback_times_out_when_nobody_answers()
    {
        await using var runner = new DurableTestRunner<string, string>(async (_, context) =>
        {
            try
            {
                return await context.WaitForCallbackAsync<string>(
                    (_, _, _) => Task.CompletedTask,
                    config: new WaitForCallbackConfig { Timeout = TimeSpan.FromHours(8) });
            }
            catch (CallbackTimeoutException)
            {
                return "too late";
            }
        });

        Assert.Equal("too late", (await runner.RunAsync("x")).Result);
    }

    [Fact]
    public async Task Siblings_are_found_by_name_and_ARN()
    {
        await using var runner = new DurableTestRunner<int, int>(async (number, context) =>
        {
            const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:triple:live";
            return await context.InvokeAsync<int, int>(Arn, await context.InvokeAsync<int, int>("double:1", number));
        });
        runner.RegisterFunction<int, int>("double", (number, _) => Task.FromResult(number * 2));
        runner.RegisterDurableFunction<int, int>("triple", async (number, context) =>
        {
            await context.WaitAsync(TimeSpan.FromHours(1));
            return number * 3;
        });

        Assert.Equal(42, (await runner.RunAsync(7)).Result);
    }

    [Fact]
    public async Task A_sibling_that_is_not_registered_is_named()
    {
        await using var runner = new DurableTestRunner<int, int>((number, context) =>
            context.InvokeAsync<int, int>("nobody", number));

        var exception = await Assert.ThrowsAsync<UnregisteredSiblingFunctionException>(() => runner.RunAsync(1));

        Assert.Equal("nobody", exception.FunctionName);
    }

    [Fact]
    public async Task A_workflow_that_never_ends_meets_the_limit()
    {
        await using var runner = new DurableTestRunner<int, int>(
            async (_, context) =>
            {
                while (true)
                {
                    await context.WaitAsync(TimeSpan.FromSeconds(1));
                }
            },
            new TestRunnerOptions { MaxInvocations = 10 });

        var exception = await Assert.ThrowsAsync<TestExecutionLimitException>(() => runner.RunAsync(1));

        Assert.Equal(10, exception.MaxInvocations);
        Assert.Equal(10, exception.TotalOperations);
    }

    [Fact]
    public async Task A_workflow_that_waits_for_nothing_durable_says_so()
    {
        await using var runner = new DurableTestRunner<int, int>((_, _) => new TaskCompletionSource<int>().Task);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => runner.RunAsync(1));

        Assert.Contains("no durable operation", exception.Message);
    }
}
