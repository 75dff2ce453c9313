using System.Diagnostics;
using System.Diagnostics.Metrics;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>The instruments of one host; see <see cref="DurableTelemetry"/> for what they mean.</summary>
internal sealed class EngineTelemetry : IDisposable
{
    private static readonly string? Version = typeof(EngineTelemetry).Assembly.GetName().Version?.ToString(3);

    private readonly Meter _meter = new(DurableTelemetry.Name, Version);
    private readonly Counter<long> _started;
    private readonly Counter<long> _completed;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _operations;
    private readonly Counter<long> _callbacks;
    private readonly Histogram<double> _invocations;
    private readonly Histogram<int> _checkpointUpdates;
    private readonly Histogram<double> _checkpoints;

    public EngineTelemetry()
    {
        _started = _meter.CreateCounter<long>(DurableTelemetry.ExecutionsStarted, "{execution}");
        _completed = _meter.CreateCounter<long>(DurableTelemetry.ExecutionsCompleted, "{execution}");
        _failed = _meter.CreateCounter<long>(DurableTelemetry.ExecutionsFailed, "{execution}");
        _operations = _meter.CreateCounter<long>(DurableTelemetry.Operations, "{update}");
        _callbacks = _meter.CreateCounter<long>(DurableTelemetry.Callbacks, "{callback}");
        _invocations = _meter.CreateHistogram<double>(DurableTelemetry.InvocationDuration, "s");
        _checkpointUpdates = _meter.CreateHistogram<int>(DurableTelemetry.CheckpointUpdates, "{update}");
        _checkpoints = _meter.CreateHistogram<double>(DurableTelemetry.CheckpointDuration, "s");
        StepDuration = _meter.CreateHistogram<double>(DurableTelemetry.StepDuration, "s");
    }

    public static ActivitySource Source { get; } = new(DurableTelemetry.Name, Version ?? "");

    public Histogram<double> StepDuration { get; }

    public bool ObservesCheckpoints => _checkpointUpdates.Enabled || _checkpoints.Enabled || _operations.Enabled;

    /// <summary>Adds a gauge.</summary>
    public void AddGauge(string name, string unit, Func<int> read) => _meter.CreateObservableGauge(name, read, unit);

    public void Started(string workflow)
    {
        if (_started.Enabled)
        {
            _started.Add(1, Tag(DurableTelemetry.WorkflowTag, workflow));
        }
    }

    public void Ended(ExecutionInfo execution)
    {
        if (!_completed.Enabled && !_failed.Enabled)
        {
            return;
        }

        var workflow = Tag(DurableTelemetry.WorkflowTag, execution.Workflow);
        if (execution.Status == ExecutionStatus.Succeeded)
        {
            _completed.Add(1, workflow);
        }
        else
        {
            _failed.Add(1, workflow, Tag(DurableTelemetry.StatusTag, NameOf(execution.Status)));
        }
    }

    public void InvocationEnded(string workflow, InvocationStatus? status, TimeSpan time)
    {
        if (_invocations.Enabled)
        {
            _invocations.Record(
                time.TotalSeconds,
                Tag(DurableTelemetry.WorkflowTag, workflow),
                Tag(DurableTelemetry.StatusTag, NameOf(status)));
        }
    }

    public void Checkpointed(string workflow, IReadOnlyList<OperationUpdate> updates, TimeSpan time)
    {
        var tag = Tag(DurableTelemetry.WorkflowTag, workflow);
        _checkpointUpdates.Record(updates.Count, tag);
        _checkpoints.Record(time.TotalSeconds, tag);
        foreach (var update in updates)
        {
            _operations.Add(
                1,
                tag,
                Tag(DurableTelemetry.OperationTag, Wire.NameOf(update.Type)),
                Tag(DurableTelemetry.ActionTag, Wire.NameOf(update.Action)));
        }
    }

    public void Callback(string action)
    {
        if (_callbacks.Enabled)
        {
            _callbacks.Add(1, Tag(DurableTelemetry.ActionTag, action));
        }
    }

    public void Dispose() => _meter.Dispose();

    public static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    public static string NameOf(InvocationStatus? status) => status switch
    {
        InvocationStatus.Succeeded => "succeeded",
        InvocationStatus.Failed => "failed",
        InvocationStatus.Pending => "pending",
        _ => "broken",
    };

    private static string NameOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.TimedOut => "timed_out",
        ExecutionStatus.Stopped => "stopped",
        _ => "failed",
    };
}
