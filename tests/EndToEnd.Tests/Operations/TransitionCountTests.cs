using System.Globalization;
using System.Text.Json.Nodes;
using Converter.Tests.House;
using Durable.Asl;
using HistoryGenerator;
using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Histories;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Xunit.Abstractions;

namespace EndToEnd.Tests.Operations;

/// <summary>
/// The transitions of the estimate, from the file of a history to the bill, against a count of the file's own events that
/// knows nothing of states.
/// </summary>
public sealed class TransitionCountTests(ITestOutputHelper log)
{
    [Fact]
    public void The_estimate_has_the_transitions_of_each_recorded_history()
    {
        if (Repository.Shared is not { } shared)
        {
            log.WriteLine("SKIPPED: the recorded executions are not here.");
            return;
        }

        var all = RecordedCase.ReadAll(Path.Combine(shared, "corpus", "aws-recorded", "executions")).ToList();
        var (compared, refused) = (0, 0);
        var different = new List<string>();
        foreach (var recorded in all.Where(static c => c.Trace.Count > 0))
        {
            var history = recorded.HasOrder ? HistoryBuilder.Build(recorded) : InAnyOrder(recorded);
            if (Estimate(recorded, ServiceJson.Write(history)) is not { } counted)
            {
                refused++;
                continue;
            }

            compared++;
            var expected = InEvents(history);
            if (Math.Abs(counted.Bill - expected) > 1e-6 || Math.Abs(counted.Events - expected) > 1e-6)
            {
                different.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{recorded.Id}: {counted.Bill} estimated, {counted.Events} walked, {expected} in the history"));
            }
        }

        log.WriteLine($"{compared} histories compared.");
        log.WriteLine($"{refused} left out: the definition is refused.");
        log.WriteLine($"{all.Count(static c => c.Trace.Count == 0)} have no events: only their final answer was recorded.");
        Assert.True(different.Count == 0, string.Join('\n', different));
        Assert.Equal(all.Count(static c => c.Trace.Count > 0), compared + refused);
        Assert.True(compared > 0.99 * (compared + refused), $"only {compared}");
    }

    /// <summary>
    /// A recording that lost the order of its events still has them all, and to count them no order is needed: one state
    /// stands after the other here.
    /// </summary>
    private static JsonObject InAnyOrder(RecordedCase recorded)
    {
        var events = new EventList(recorded.Start);
        var tasks = new TaskEvents(recorded, events);
        var starts = recorded.Trace.Count(static t => RecordedCase.Text(t, "event") == "parallelStarted");
        var last = events.Add("ExecutionStarted", 0, EventList.With([], "input", recorded.Json["input"]));
        foreach (var entry in recorded.Trace.Where(static t => RecordedCase.Text(t, "event") == "entered"))
        {
            var (branch, state, type) = (RecordedCase.Text(entry, "branch"), RecordedCase.Text(entry, "state"), RecordedCase.Text(entry, "type"));
            last = events.Add(type + "StateEntered", last, new JsonObject { ["name"] = state });
            last = type switch
            {
                "Task" => tasks.Add(branch, state, last),
                "Parallel" when starts-- > 0 => events.Add("ParallelStateStarted", last),
                _ => last,
            };
            last = events.Add(type + "StateExited", last, new JsonObject { ["name"] = state });
        }

        events.Add("Execution" + (RecordedCase.Text(recorded.Expect, "status") == "SUCCEEDED" ? "Succeeded" : "Failed"), last);
        return events.ToHistory();
    }

    /// <summary>States entered, and whatever was begun again: a beginning that follows anything but its state's entering.</summary>
    private static int InEvents(JsonObject history)
    {
        var events = history["events"]?.AsArray() ?? [];
        var types = events.ToDictionary(static e => (long?)e?["id"] ?? 0, static e => (string?)e?["type"] ?? "");
        return events.Count(e => (string?)e?["type"] switch
        {
            "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled" or "MapStateStarted" or "ParallelStateStarted" =>
                types[(long?)e?["previousEventId"] ?? 0].EndsWith("StateEntered", StringComparison.Ordinal) is false,
            { } type => type.EndsWith("StateEntered", StringComparison.Ordinal),
            null => false,
        });
    }

    private static (double Bill, double Events)? Estimate(RecordedCase recorded, string history)
    {
        var diagnostics = new DiagnosticBag();
        var document = new DefinitionLoader(new LoadOptions { Name = "machine" })
            .LoadText("machine.json", ServiceJson.Write(recorded.Definition), diagnostics).Single();
        if (DefinitionBinder.Bind(document, new BinderOptions(), diagnostics) is not { } definition || diagnostics.HasErrors)
        {
            return null;
        }

        var request = new CostRequest([CostSubject.Of(definition)])
        {
            Histories = [new SourceText("history.json", history)],
            SearchesRanges = false,
        };
        var report = CostRunner.Run(request, diagnostics)?.Reports[0];
        return report is { Estimate: { } estimate, Measured: { } measured }
            ? (OfHistory(estimate, measured), measured.Transitions)
            : throw new InvalidOperationException($"{recorded.Id}: {string.Join('\n', diagnostics.Items)}");
    }

    /// <summary>Children of a distributed Map have histories of their own, which are not in this one.</summary>
    private static double OfHistory(CostEstimate estimate, Measurements measured)
    {
        var count = estimate[Platform.Standard].Count;
        return estimate.Traffic.Outline.States.Where(s => !double.IsNaN(measured.Visits[s.Index])).Sum(s => count.States[s.Index].Transitions
            - (s.State is MapState { Distributed: not null } ? estimate.Traffic.Attempts(s) * estimate.Traffic.Runs(s) : 0));
    }
}
