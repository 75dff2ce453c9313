using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Durable.Runtime.Tests.Hosting;

/// <summary>One measurement, with its tags as text.</summary>
internal sealed record Measurement(string Instrument, double Value, IReadOnlyDictionary<string, string?> Tags);

/// <summary>Listens to the meter and the spans of the runtime, and keeps what belongs to one workflow.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private readonly ConcurrentQueue<Measurement> _all = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly string _workflow;

    public Measurements(string workflow)
    {
        _workflow = workflow;
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DurableTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DurableTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>The ended spans of the workflow, in the order in which they began.</summary>
    public IReadOnlyList<Activity> Spans =>
    [
        .. _spans.Where(span => (string?)span.GetTagItem(DurableTelemetry.WorkflowTag) == _workflow)
            .OrderBy(span => span.StartTimeUtc),
    ];

    /// <summary>The measurements of an instrument that speak of the workflow.</summary>
    public IReadOnlyList<Measurement> Of(string instrument) =>
    [
        .. _all.Where(one => one.Instrument == instrument
            && one.Tags.GetValueOrDefault(DurableTelemetry.WorkflowTag) == _workflow),
    ];

    /// <summary>What the instruments without a workflow's name say, those of other tests included.</summary>
    public IReadOnlyList<Measurement> OfAll(string instrument) => [.. _all.Where(one => one.Instrument == instrument)];

    /// <summary>Reads the gauges of all hosts now.</summary>
    public IReadOnlyList<double> Gauge(string instrument)
    {
        _all.Clear();
        _meters.RecordObservableInstruments();
        return [.. OfAll(instrument).Select(one => one.Value)];
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, tag) in tags)
        {
            named[name] = tag?.ToString();
        }

        _all.Enqueue(new Measurement(instrument.Name, value, named));
    }
}
