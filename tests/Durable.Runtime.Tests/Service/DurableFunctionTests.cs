using Durable.Runtime.Replay;
using Durable.Runtime.Service;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Service;

/// <summary>Invocations by the durable service.</summary>
public sealed class DurableFunctionTests
{
    private static readonly DurableExecutionInvocationInput FirstInvocation = new()
    {
        DurableExecutionArn = "arn:aws:lambda:eu-west-1:123456789012:function:orders:7/durable-execution/order-42/1f0c",
        CheckpointToken = "token-0",
        InitialExecutionState = new InitialExecutionState
        {
            Operations =
            [
                new Operation
                {
                    Id = "1f0c",
                    Type = OperationTypes.Execution,
                    Status = OperationStatuses.Started,
                    StartTimestamp = 1785312000000,
                    ExecutionDetails = new ExecutionDetails { InputPayload = "\"in\"" },
                },
            ],
        },
    };

    [Fact]
    public async Task Ids_are_those_of_the_AWS_SDK()
    {
        var client = new FakeServiceClient();

        await Run(client, async (_, context) =>
        {
            await context.StepAsync((_, _) => Task.FromResult(1));
            await context.StepAsync((_, _) => Task.FromResult(2));
            return 0;
        });
        await Run(client, (_, context) => context.RunInChildContextAsync(
            (child, _) => child.RunInChildContextAsync(
                (inner, _) => inner.StepAsync((_, _) => Task.FromResult(0)))));

        Assert.Equal(
            [
                "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
                "2ac06c59dbc2f95f867ebb0f4e986076465c3dfd08e9353610dcf46b8b030df6",
                "dcabffb0c7d5dffe0fe2ad693e622ac30af66aa18c5e4336877480106d1c77d1",
            ],
            client.Updates.Select(update => update.Id).Distinct());
    }

    [Fact]
    public async Task The_unit_of_a_parallel_has_the_id_of_a_first_call_inside()
    {
        var client = new FakeServiceClient();

        await Run(client, (_, context) => context.ParallelAsync<int>([(_, _) => Task.FromResult(1)]));

        Assert.Contains(
            client.Updates,
            update => update.Id == "2ac06c59dbc2f95f867ebb0f4e986076465c3dfd08e9353610dcf46b8b030df6"
                && update.SubType == OperationSubTypes.ParallelBranch);
    }

    [Fact]
    public async Task An_at_least_once_step_takes_one_request()
    {
        var client = new FakeServiceClient();

        var output = await Run(client, (_, context) => context.StepAsync(
            async (_, _) =>
            {
                await Task.Yield();
                return 5;
            },
            "add"));

        Assert.Equal(InvocationStatus.Succeeded, output.Status);
        Assert.Equal("5", output.Result);
        Assert.Equal(1, client.Requests);
        Assert.Equal(
            [OperationAction.Start, OperationAction.Succeed],
            client.Updates.Select(update => update.Action));
    }

    [Fact]
    public async Task An_at_most_once_step_is_recorded_before_it_runs()
    {
        var client = new FakeServiceClient();
        var before = 0;

        await Run(client, (_, context) => context.StepAsync(
            (_, _) => Task.FromResult(before = client.Updates.Count),
            "once",
            new StepConfig { Semantics = StepSemantics.AtMostOncePerRetry }));

        Assert.Equal(1, before);
        Assert.Equal(2, client.Requests);
    }

    [Fact]
    public async Task A_workflow_without_a_result_answers_without_one()
    {
        var output = await DurableFunction.WrapAsync<string>(
            (_, _) => Task.CompletedTask, FirstInvocation, new TestLambdaContext(), new FakeServiceClient());

        Assert.Equal(InvocationStatus.Succeeded, output.Status);
        Assert.Null(output.Result);
    }

    [Fact]
    public async Task A_failure_is_answered_with_the_original_error()
    {
        var output = await Run(new FakeServiceClient(), (_, context) => context.StepAsync<int>(
            (_, _) => throw new FormatException("not a number"), "parse"));

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.Equal("System.FormatException", output.Error?.ErrorType);
        Assert.Equal("not a number", output.Error?.ErrorMessage);
        Assert.Null(output.Result);
    }

    [Fact]
    public async Task A_wait_answers_pending()
    {
        var output = await Run(new FakeServiceClient(), async (_, context) =>
        {
            await context.WaitAsync(TimeSpan.FromHours(1));
            return 1;
        });

        Assert.Equal(InvocationStatus.Pending, output.Status);
        Assert.Null(output.Result);
        Assert.Null(output.Error);
    }

    [Fact]
    public async Task A_result_over_the_size_of_an_answer_is_recorded_instead()
    {
        var client = new FakeServiceClient();

        var output = await Run(client, (_, _) => Task.FromResult(new string('x', 6 * 1024 * 1024)));

        Assert.Equal(InvocationStatus.Succeeded, output.Status);
        Assert.Equal("", output.Result);
        var update = Assert.Single(client.Updates);
        Assert.Equal(OperationType.Execution, update.Type);
        Assert.StartsWith("execution-result-", update.Id);
    }

    [Theory]
    [InlineData("Invalid checkpoint token")]
    [InlineData("Invalid Checkpoint Token: superseded")]
    public async Task A_stale_token_lets_the_service_invoke_again(string message)
    {
        var client = new FakeServiceClient
        {
            Failure = _ => new DurableServiceException(400, "InvalidParameterValueException", message),
        };

        await Assert.ThrowsAsync<DurableServiceException>(
            () => Run(client, (_, context) => context.StepAsync((_, _) => Task.FromResult(1))));
    }

    [Theory]
    [InlineData(400, "InvalidParameterValueException")]
    [InlineData(404, "ResourceNotFoundException")]
    [InlineData(502, "KMSDisabledException")]
    public async Task A_permanent_error_fails_the_execution(int status, string code)
    {
        var client = new FakeServiceClient { Failure = _ => new DurableServiceException(status, code, "no") };

        var output = await Run(client, (_, context) => context.StepAsync((_, _) => Task.FromResult(1)));

        Assert.Equal(InvocationStatus.Failed, output.Status);
        Assert.Equal("no", output.Error?.ErrorMessage);
    }

    [Theory]
    [InlineData(500, "ServiceException")]
    [InlineData(502, null)]
    public async Task A_passing_error_lets_the_service_invoke_again(int status, string? code)
    {
        var client = new FakeServiceClient { Failure = _ => new DurableServiceException(status, code, "later") };

        await Assert.ThrowsAsync<DurableServiceException>(
            () => Run(client, (_, context) => context.StepAsync((_, _) => Task.FromResult(1))));
    }

    [Fact]
    public async Task A_throttled_request_is_sent_again()
    {
        var client = new FakeServiceClient
        {
            Failure = request => request == 1
                ? new DurableServiceException(429, "TooManyRequestsException", "slow") { RetryAfter = TimeSpan.Zero }
                : null,
        };

        var output = await Run(client, (_, context) => context.StepAsync((_, _) => Task.FromResult(1)));

        Assert.Equal(InvocationStatus.Succeeded, output.Status);
        Assert.Equal(2, client.Requests);
    }

    [Fact]
    public async Task An_invocation_without_a_token_is_refused()
    {
        var input = new DurableExecutionInvocationInput { DurableExecutionArn = "arn" };

        await Assert.ThrowsAsync<DurableExecutionException>(() => DurableFunction.WrapAsync<string, int>(
            (_, _) => Task.FromResult(1), input, new TestLambdaContext(), new FakeServiceClient()));
    }

    [Fact]
    public async Task A_context_without_a_serializer_is_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => DurableFunction.WrapAsync<string, int>(
            (_, _) => Task.FromResult(1),
            FirstInvocation,
            new TestLambdaContext { Serializer = null },
            new FakeServiceClient()));

    [Fact]
    public async Task More_than_200_updates_take_more_than_one_request()
    {
        var client = new FakeServiceClient();

        var output = await Run(client, async (_, context) =>
        {
            var batch = await context.MapAsync<int, int>(
                Enumerable.Range(0, 150).ToList(),
                (item, number, _, _, _) => item.StepAsync((_, _) => Task.FromResult(number)));
            return batch.SuccessCount;
        });

        Assert.Equal("150", output.Result);
        Assert.All(client.RequestSizes, size => Assert.InRange(size, 0, 200));
        Assert.True(client.Requests >= 4);
    }

    private static Task<DurableExecutionInvocationOutput> Run<T>(
        FakeServiceClient client,
        Func<string, IDurableContext, Task<T>> workflow) =>
        DurableFunction.WrapAsync(workflow, FirstInvocation, new TestLambdaContext(), client);
}
