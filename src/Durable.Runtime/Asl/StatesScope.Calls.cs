using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <content>One attempt of each kind of Task.</content>
public sealed partial class StatesScope
{
    private Task<JsonNode?> RunMethodAsync(
        TaskCall call,
        Func<JsonNode?, TaskContext, Task<JsonNode?>> task,
        Func<JsonNode?> request) =>
        StepAsync(
            call.State,
            async cancellation =>
            {
                var result = await LimitAsync(call, limited => task(request(), ContextOf(call, limited)), cancellation);
                CheckSize(result, call.Source);
                return result;
            },
            call.Options.Semantics);

    /// <summary>Bounds a method by the state's time-out. The method is told to stop, but not waited for.</summary>
    private async Task<T> LimitAsync<T>(
        TaskCall call,
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellation)
    {
        if (call.Options.Timeout is not { } timeout)
        {
            return await work(cancellation);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = work(limit.Token);
        try
        {
            return await running.WaitAsync(timeout, _execution.Environment.ProcessClock, cancellation);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            await limit.CancelAsync();
            Forget(running);
            throw DurableErrors.TimedOut(heartbeat: false);
        }
    }

    private static void Forget(Task abandoned) => abandoned.ContinueWith(
        static task => _ = task.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private async Task<JsonNode?> InvokeFunctionAsync(TaskCall call, string functionName, JsonNode? payload)
    {
        if (call.Options.Timeout is not { } timeout)
        {
            return await InvokeAsync(Durable, _origin.Stop);
        }

        var limit = new TimeLimit(timeout, call.State, () => DurableErrors.TimedOut(heartbeat: false));
        try
        {
            return await limit.RunAsync(Durable, InvokeAsync, _origin.Stop);
        }
        catch (DurableExecutionException failure) when (DurableErrors.OfUnit(failure) is { } error)
        {
            throw error;
        }

        async Task<JsonNode?> InvokeAsync(IDurableContext context, CancellationToken stop)
        {
            try
            {
                return await context.InvokeAsync<JsonNode?, JsonNode?>(
                    functionName, payload, call.State, cancellationToken: stop);
            }
            catch (InvokeException failure)
            {
                throw DurableErrors.OfInvoke(failure);
            }
        }
    }

    private async Task<JsonNode?> InvokeLambdaAsync(TaskCall call, LambdaRequest request)
    {
        var payload = await InvokeFunctionAsync(call, request.QualifiedName, request.Payload);
        return request.Envelope(payload, ContextOf(call, default).IdempotencyKey);
    }

    private async Task<JsonNode?> RunCallbackAsync(
        TaskCall call,
        Func<JsonNode?, TaskContext, Task> submit,
        Func<string, JsonNode?> request)
    {
        var config = new CallbackConfig
        {
            Timeout = call.Options.Timeout ?? TimeSpan.Zero,
            HeartbeatTimeout = call.Options.Heartbeat ?? TimeSpan.Zero,
        };
        var callback = await Durable.CreateCallbackAsync<JsonNode?>(call.State, config, _origin.Stop);
        VisitOf(call.State).Token = callback.CallbackId;
        _context = null;
        switch (await InterceptAsync(call, () => request(callback.CallbackId)))
        {
            case TaskOutcome.Success success:
                return success.Output;
            case TaskOutcome.Failure failure:
                throw new StatesException(failure.Error, failure.Cause);
            case TaskOutcome.Expired when call.Patience is null:
                throw DurableErrors.TimedOut(heartbeat: false);
            case TaskOutcome.Unhandled:
                await StepAsync($"{call.State} submit", async cancellation =>
                {
                    await submit(request(callback.CallbackId), ContextOf(call, cancellation));
                    return null;
                });
                break;
        }

        try
        {
            return await callback.GetResultAsync(_origin.Stop);
        }
        catch (CallbackException failure)
        {
            throw DurableErrors.OfCallback(failure);
        }
    }

    private async Task<JsonNode?> RunJobAsync(
        TaskCall call,
        Func<JsonNode?, TaskContext, Task<JsonNode?>> submit,
        Func<JsonNode?, TaskContext, Task<JobStatus>> check,
        Func<JsonNode?> request)
    {
        var job = await StepAsync(
            $"{call.State} submit",
            cancellation => submit(request(), ContextOf(call, cancellation)),
            call.Options.Semantics);
        try
        {
            var status = await Durable.WaitForConditionAsync<JsonNode?>(
                async (_, _, cancellation) => JobRecord.Write(await CheckAsync(cancellation)),
                new WaitForConditionConfig<JsonNode?>
                {
                    InitialState = JobRecord.Write(JobStatus.Running),
                    WaitStrategy = new JobWaitStrategy(call.Options.Polling, call.Options.Timeout),
                },
                call.State,
                _origin.Stop);
            return JobRecord.Result(status);
        }
        catch (StepException failure)
        {
            throw DurableErrors.OfStep(failure);
        }

        async Task<JobStatus> CheckAsync(CancellationToken cancellation)
        {
            try
            {
                return await check(job, ContextOf(call, cancellation));
            }
            catch (Exception failure)
                when (failure is not StatesException && !DurableStep.IsStopped(failure, cancellation))
            {
                throw FunctionErrors.Of(failure);
            }
        }
    }
}
