using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>The span of one invocation, and those of its steps.</summary>
internal sealed class InvocationTelemetry : IDisposable
{
    private readonly EngineTelemetry _engine;
    private readonly ExecutionInfo _execution;
    private readonly Activity? _activity;
    private readonly long _begin;

    public InvocationTelemetry(EngineTelemetry engine, ExecutionInfo execution)
    {
        (_engine, _execution, _begin) = (engine, execution, Stopwatch.GetTimestamp());
        if (EngineTelemetry.Source.HasListeners())
        {
            var current = Activity.Current;
            _activity = EngineTelemetry.Source.StartActivity(
                $"invocation {execution.Workflow}",
                ActivityKind.Internal,
                TraceOf(execution),
                [
                    new(DurableTelemetry.WorkflowTag, execution.Workflow),
                    new(DurableTelemetry.ExecutionTag, execution.Id),
                ]);

            // Workflow code gets it with each step; whoever called has its own.
            Activity.Current = current;
        }
    }

    /// <summary>Whether anybody wants to know about steps.</summary>
    public bool ObservesSteps => _activity is not null || _engine.StepDuration.Enabled;

    /// <summary>Runs the body of a step in a span.</summary>
    public async Task<T> ObserveAsync<T>(OperationCall call, int attempt, Func<Task<T>> body)
    {
        var name = call.Name ?? call.Id;
        using var activity = _activity is null ? null : EngineTelemetry.Source.StartActivity(
            $"step {name}",
            ActivityKind.Internal,
            _activity.Context,
            [
                new(DurableTelemetry.WorkflowTag, _execution.Workflow),
                new(DurableTelemetry.ExecutionTag, _execution.Id),
                new(DurableTelemetry.StepTag, name),
                new(DurableTelemetry.AttemptTag, attempt),
            ]);
        var begin = Stopwatch.GetTimestamp();
        var status = "failed";
        try
        {
            var result = await body();
            status = "succeeded";
            return result;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
        finally
        {
            activity?.SetTag(DurableTelemetry.StatusTag, status);
            _engine.StepDuration.Record(
                Stopwatch.GetElapsedTime(begin).TotalSeconds,
                EngineTelemetry.Tag(DurableTelemetry.WorkflowTag, _execution.Workflow),
                EngineTelemetry.Tag(DurableTelemetry.StepTag, name),
                EngineTelemetry.Tag(DurableTelemetry.StatusTag, status));
        }
    }

    /// <summary>Notes how the invocation ended.</summary>
    public void End(InvocationOutcome outcome)
    {
        _engine.InvocationEnded(_execution.Workflow, outcome.Status, Stopwatch.GetElapsedTime(_begin));
        _activity?.SetTag(DurableTelemetry.StatusTag, EngineTelemetry.NameOf(outcome.Status));
        if (outcome.Error is { } error)
        {
            _activity?.SetStatus(ActivityStatusCode.Error, $"{error.ErrorType}: {error.ErrorMessage}");
        }
    }

    public void Dispose() => _activity?.Dispose();

    /// <summary>The trace of an execution, the same in every process that runs it.</summary>
    private static ActivityContext TraceOf(ExecutionInfo execution)
    {
        var text = FormattableString.Invariant($"{execution.Id}\n{execution.StartTime.ToUnixTimeMilliseconds()}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(hash.AsSpan(0, 16)),
            ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)),
            ActivityTraceFlags.Recorded,
            isRemote: true);
    }
}
