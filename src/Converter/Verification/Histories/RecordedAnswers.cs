using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;
using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>A request that the code made.</summary>
internal sealed record ReplayedCall(TaskInvocation Invocation)
{
    public (string State, string Branch, int Occurrence) Key => (Invocation.State, Invocation.Branch, Invocation.Occurrence);
}

/// <summary>
/// Answers tasks as a history says: the n-th attempt of a state in a branch gets the answer that its n-th attempt got,
/// when the clock has come to the time of that answer.
/// </summary>
internal sealed class RecordedAnswers : ITaskInterceptor
{
    /// <summary>The error of a request that the execution did not make, so that there is no answer to it.</summary>
    public const string NotRecorded = "Verify.NotRecorded";

    private readonly ConcurrentDictionary<(string State, string Branch, int Occurrence), RecordedAttempt> _attempts = [];
    private readonly ConcurrentDictionary<(string State, string Branch), HistoryEvent> _refused = [];
    private readonly ConcurrentDictionary<(string State, string Branch, int Occurrence), ReplayedCall> _calls = [];
    private readonly VirtualTimeProvider? _clock;
    private readonly bool _isDecided;
    private readonly MapRuns _maps;

    /// <param name="recording">Where the answers come from.</param>
    /// <param name="maps">Its distributed Maps, for the answers in their children.</param>
    /// <param name="clock">The clock of the replay, to answer at the recorded times; null to answer at once.</param>
    public RecordedAnswers(Recording recording, MapRuns maps, VirtualTimeProvider? clock)
    {
        (_clock, _maps) = (clock, maps);
        _isDecided = recording.IsDecided;
        Add(recording);
        foreach (var child in maps.Children)
        {
            Add(child.Placed);
        }
    }

    public IReadOnlyDictionary<(string State, string Branch, int Occurrence), ReplayedCall> Calls => _calls;

    /// <summary>True when an answer was asked for that the history does not have.</summary>
    public bool IsMissingAnswers { get; private set; }

    /// <summary>Is told of each state that the code enters.</summary>
    public void OnEntered(StateEntered entered)
    {
        if (_maps.Meet(entered) is { } child)
        {
            Add(child);
        }
    }

    public TaskOutcome InterceptMapRun(string state, string run) => _maps.AnswerTo(run);

    public async Task<TaskOutcome> InterceptAsync(TaskInvocation call, CancellationToken cancellationToken)
    {
        var made = new ReplayedCall(call);
        _calls[made.Key] = made;
        if (_attempts.TryGetValue(made.Key, out var attempt))
        {
            await WaitForAsync(attempt, cancellationToken).ConfigureAwait(false);
            return OutcomeOf(attempt.Outcome);
        }

        if (_refused.TryGetValue((call.State, call.Branch), out var refusal))
        {
            return OutcomeOf(refusal);
        }

        IsMissingAnswers = true;
        return !_maps.Miss(call.Branch) && _isDecided
            ? TaskOutcome.Failed(NotRecorded, "The execution did not make this request.")
            : TaskOutcome.Pending;
    }

    private void Add(Recording recording)
    {
        foreach (var attempt in recording.Attempts)
        {
            _attempts[attempt.Key] = attempt;
        }

        if (Refusal(recording) is { } refusal)
        {
            _refused[refusal.Place] = refusal.Answer;
        }
    }

    private async Task WaitForAsync(RecordedAttempt attempt, CancellationToken cancellationToken)
    {
        // A time-out is the engine's own doing, and takes its time there.
        if (_clock is null || attempt.Outcome is not { } outcome || IsTimeOut(outcome.Type)
            || Recording.InstantOf(outcome) is not { } due)
        {
            return;
        }

        var delay = due - _clock.GetUtcNow();
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>An answer as the written tests read it.</summary>
    public static JsonObject ToJson(HistoryEvent? outcome) => outcome switch
    {
        null => new JsonObject { ["pending"] = true },
        { Data: var data } when IsEnginesTimeOut(outcome) => new JsonObject { ["timedOut"] = true, ["error"] = data.Error },
        { Data: var data } when outcome.Type.EndsWith("Succeeded", StringComparison.Ordinal) =>
            new JsonObject { ["output"] = RecordedJson.Parse(data.Output) },
        { Data: var data } => new JsonObject { ["error"] = data.Error, ["cause"] = data.Cause },
    };

    private static TaskOutcome OutcomeOf(HistoryEvent? answer) => answer switch
    {
        null => TaskOutcome.Pending,
        { } outcome when IsEnginesTimeOut(outcome) => TaskOutcome.TimedOut,
        { Data: var data } outcome when outcome.Type.EndsWith("Succeeded", StringComparison.Ordinal) =>
            TaskOutcome.Succeeded(RecordedJson.Parse(data.Output)),
        { Data: var data } => TaskOutcome.Failed(data.Error, data.Cause),
    };

    /// <summary>A time-out of the state itself; the clock of the replay brings it about.</summary>
    private static bool IsEnginesTimeOut(HistoryEvent outcome) =>
        IsTimeOut(outcome.Type) && outcome.Data.Error is (null or "States.Timeout" or "States.HeartbeatTimeout");

    private static bool IsTimeOut(string type) => type.EndsWith("TimedOut", StringComparison.Ordinal);

    /// <summary>
    /// A Task may end its execution without having been scheduled: the service refused its request. What it failed with
    /// is only told by the last event. An expression that failed ends the execution the same way, but then the code must
    /// not come to a request.
    /// </summary>
    private static ((string State, string Branch) Place, HistoryEvent Answer)? Refusal(Recording recording) =>
        recording is { End: { Type: "ExecutionFailed" } end, Visits: [.., var last] }
        && last is { IsTask: true, Attempts: [], Exited: null } && IsRefusal(end.Data.Cause)
            ? ((last.State, last.Scope.Branch), end)
            : null;

    private static bool IsRefusal(string? cause) =>
        cause?.Contains("JSONPath", StringComparison.Ordinal) != true
        && cause?.Contains("JSONata", StringComparison.Ordinal) != true
        && cause?.Contains("ntrinsic", StringComparison.Ordinal) != true;
}

/// <summary>The JSON texts of a history.</summary>
internal static class RecordedJson
{
    /// <summary>The value of a text; null where there is none, or where it is no JSON, which was said before.</summary>
    public static JsonNode? Parse(string? text) =>
        text is not null && ServiceJson.TryParse(text, out var value, out _) ? value : null;

    public static bool IsJson(string text) => ServiceJson.TryParse(text, out _, out _);
}
