using System.Text;
using Durable.Runtime.Replay;
using Durable.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Durable.Runtime.Service;

/// <summary>One invocation of a durable function by the durable service.</summary>
internal sealed class ServiceInvocation(ILambdaContext context, IDurableServiceClient client, ServiceOptions options)
{
    // The answer of an invocation must fit Lambda's 6 MB response.
    private const int LargestAnswer = (6 * 1024 * 1024) - 50;

    public async Task<DurableExecutionInvocationOutput> RunAsync(
        DurableExecutionInvocationInput input,
        WorkflowBody workflow)
    {
        var token = string.IsNullOrEmpty(input.CheckpointToken)
            ? throw new DurableExecutionException("The invocation has no checkpoint token.")
            : input.CheckpointToken;
        var link = new ServiceLink(
            client, input.DurableExecutionArn, token, new ServicePatience(context, options.TimeProvider));
        try
        {
            var invocation = new Invocation(await RequestAsync(input, link));
            invocation.Start(workflow);
            return await AnswerAsync(await invocation.Completion, link);
        }
        catch (DurableServiceException exception) when (exception.IsPermanent)
        {
            return Failed(ErrorObject.FromException(exception));
        }
    }

    private static DurableExecutionInvocationOutput Failed(ErrorObject? error) =>
        new() { Status = InvocationStatus.Failed, Error = error ?? new ErrorObject() };

    private async Task<InvocationRequest> RequestAsync(DurableExecutionInvocationInput input, ServiceLink link)
    {
        var operations = new List<Operation>(input.InitialExecutionState?.Operations ?? []);
        await link.ReadPagesAsync(input.InitialExecutionState?.NextMarker, operations.Add);
        var execution = operations.Find(operation => operation.Type == OperationTypes.Execution)
            ?? throw new DurableExecutionException("The invocation has no EXECUTION operation.");
        var records = operations.Select(WireOperations.ToRecord).OfType<OperationRecord>().ToList();
        return new InvocationRequest
        {
            Link = link,
            ExecutionArn = input.DurableExecutionArn,
            Operations = records,
            LambdaContext = context,
            Options = options.Engine with
            {
                HashOperationIds = true,
                LargestError = Math.Min(options.Engine.LargestError, Payloads.LargestError),
            },
            TimeProvider = options.TimeProvider,
            Logger = options.LoggerFactory.CreateLogger(context.FunctionName),
            Execution = new ExecutionInfo
            {
                Id = input.DurableExecutionArn,
                Workflow = context.FunctionName,
                Version = context.FunctionVersion,
                Name = NameIn(input.DurableExecutionArn),
                Status = ExecutionStatus.Running,
                StartTime = DateTimeOffset.FromUnixTimeMilliseconds(execution.StartTimestamp ?? 0),
                Input = execution.ExecutionDetails?.InputPayload,
                OperationCount = 1 + records.Sum(record => Math.Max(1L, record.Attempt)),
                BytesWritten = records.Sum(record => (long)Payloads.SizeOf(record.Result) + Payloads.SizeOf(record.Error)),
            },
        };
    }

    private async Task<DurableExecutionInvocationOutput> AnswerAsync(InvocationOutcome outcome, ServiceLink link)
    {
        switch (outcome.Status)
        {
            case InvocationStatus.Pending:
                return new DurableExecutionInvocationOutput { Status = InvocationStatus.Pending };
            case InvocationStatus.Failed:
                return Failed(outcome.Error);
        }

        // Neither null nor the result of a workflow without one is written.
        var result = outcome.Result == "null" ? null : outcome.Result;
        if (result is not null && Encoding.UTF8.GetByteCount(result) > LargestAnswer)
        {
            await link.CheckpointAsync([LargeResult(result)], durable: true);
            result = "";
        }

        return new DurableExecutionInvocationOutput { Status = InvocationStatus.Succeeded, Result = result };
    }

    private OperationUpdate LargeResult(string result)
    {
        var now = options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        return new OperationUpdate
        {
            Id = FormattableString.Invariant($"execution-result-{now}"),
            Type = OperationType.Execution,
            Action = OperationAction.Succeed,
            Payload = result,
        };
    }

    /// <summary>The name in <c>…/durable-execution/name/id</c>.</summary>
    private static string NameIn(string executionArn)
    {
        var parts = executionArn.Split('/');
        return parts.Length >= 3 ? parts[^2] : "";
    }
}
