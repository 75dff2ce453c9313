using System.Text.Json.Nodes;
using Durable.Runtime.Asl;
using Sfn2Durable.Verification.Histories;

namespace Sfn2Durable.Verification.Recordings;

/// <summary>
/// A proven execution in the form that the written tests read: what the code was given and what it did. Values that
/// differ in every execution are listed as volatile.
/// </summary>
internal sealed class RecordingJson
{
    private readonly JsonArray _volatile = [];
    private readonly ValueMatcher _exactly = new(new FreeValues());
    private readonly Recording _recording;
    private readonly IReadOnlyList<Recording> _all;
    private readonly ReplayedRun _run;
    private readonly bool _keepsTime;

    private RecordingJson(Recording recording, ReplayedRun run, bool keepsTime)
    {
        (_recording, _run, _keepsTime) = (recording, run, keepsTime);
        _all = [recording, .. recording.Children];
    }

    /// <summary>The recording, or null when the verdict is no proof of a whole execution.</summary>
    public static JsonObject? Of(HistoryVerdict verdict) =>
        verdict is { Outcome: HistoryOutcome.Proven, Recording: { } recording, Run: { } run, Context: { } context }
            ? new RecordingJson(recording, run, verdict.KeepsTime).Build(context)
            : null;

    private JsonObject Build(ReplayContext context) => new()
    {
        ["source"] = Path.GetFileName(_recording.History.File),
        ["start"] = (_recording.StartTime ?? DateTimeOffset.UnixEpoch).ToString("O"),
        ["context"] = new JsonObject
        {
            ["executionId"] = context.ExecutionId,
            ["executionName"] = context.ExecutionName,
            ["stateMachineId"] = context.StateMachineId,
            ["stateMachineName"] = context.StateMachineName,
            ["roleArn"] = context.RoleArn,
        },
        ["input"] = RecordedJson.Parse(_recording.Start.Data.Input),
        ["answers"] = Answers(),
        ["scopes"] = Scopes(),
        ["end"] = End(),
        ["volatile"] = _volatile,
    };

    private JsonArray Answers()
    {
        var attempts = _all.SelectMany(static r => r.Attempts).ToDictionary(static a => a.Key);
        var answers = new JsonArray();
        foreach (var call in Calls(attempts))
        {
            var attempt = attempts.GetValueOrDefault(call.Key);
            var (state, branch, occurrence) = call.Key;
            var name = FormattableString.Invariant($"{(branch.Length == 0 ? "" : branch + "/")}{state} #{occurrence}");
            var scheduled = attempt?.Scheduled?.Data;
            Note(scheduled?.Parameters ?? scheduled?.Input, RequestRules.Comparable(scheduled, call.Invocation.Request), $"/answers/{name}/request");
            var outcome = attempt is null ? ExecutionOf(branch).End : attempt.Outcome;
            var answer = new JsonObject
            {
                ["call"] = name,
                ["request"] = call.Invocation.Request?.DeepClone(),
                ["outcome"] = RecordedAnswers.ToJson(outcome),
            };
            if (_keepsTime && attempt?.Outcome is { } ended && Recording.InstantOf(ended) is { } at)
            {
                answer["at"] = at.ToString("O");
            }

            answers.Add(answer);
        }

        return answers;
    }

    /// <summary>The calls in the order in which they were recorded, execution by execution.</summary>
    private IEnumerable<ReplayedCall> Calls(
        Dictionary<(string State, string Branch, int Occurrence), RecordedAttempt> attempts)
    {
        var places = _all.SelectMany(static (r, i) => r.Attempts.Select(a => (a.Key, Place: i))).ToDictionary(static p => p.Key, static p => p.Place);
        return _run.Calls.Values
            .OrderBy(c => places.GetValueOrDefault(c.Key, int.MaxValue))
            .ThenBy(c => attempts.GetValueOrDefault(c.Key)?.Scheduled?.Id ?? long.MaxValue);
    }

    /// <summary>The execution that a branch belongs to: the child of a distributed Map that it lies in, else the one with the Map.</summary>
    private Recording ExecutionOf(string branch) => _recording.Children.LastOrDefault(c =>
        c.Root.Branch == branch || branch.StartsWith(c.Root.Branch + "/", StringComparison.Ordinal)) ?? _recording;

    private JsonObject Scopes()
    {
        var scopes = new JsonObject();
        foreach (var scope in _all.SelectMany(static r => r.Scopes).Where(static s => !s.IsCut))
        {
            var recorded = scope.Visits
                .SelectMany(static v => new[] { v.Entered.Data.Input, v.Exited?.Data.Output }.Take(v.Exited is null ? 1 : 2))
                .ToList();
            var events = _run.In(scope);
            var states = new JsonArray();
            for (var i = 0; i < events.Count; i++)
            {
                var (item, value, at) = events[i] switch
                {
                    StateEntered entered => (new JsonObject { ["enter"] = entered.State, ["input"] = entered.Input?.DeepClone() }, entered.Input, "input"),
                    StateExited exited => (new JsonObject { ["leave"] = exited.State, ["output"] = exited.Output?.DeepClone() }, exited.Output, "output"),
                    _ => throw new InvalidOperationException("Only entering and leaving is kept."),
                };
                Note(recorded.ElementAtOrDefault(i), value, FormattableString.Invariant($"/scopes/{scope.Path}/{i}/{at}"));
                states.Add(item);
            }

            scopes[scope.Path] = states;
        }

        return scopes;
    }

    private JsonObject End()
    {
        var (result, data) = (_run.Result, _recording.End?.Data);
        var end = new JsonObject { ["status"] = EndText.NameOf(result.Status) };
        if (result.Status == LocalStatus.Succeeded)
        {
            Note(data?.Output, result.Output, "/end/output");
            end["output"] = result.Output?.DeepClone();
        }
        else if (result.Status == LocalStatus.Failed)
        {
            foreach (var difference in _exactly.Compare(data?.Cause ?? "", result.Cause ?? "", makesValues: false))
            {
                _volatile.Add("/end/cause" + difference.Path);
            }

            end["error"] = result.Error;
            end["cause"] = result.Cause;
        }

        return end;
    }

    /// <summary>Where the replay was right and yet not the same, nobody can foretell the value.</summary>
    private void Note(string? recorded, JsonNode? replayed, string at)
    {
        if (recorded is null || !RecordedJson.IsJson(recorded))
        {
            return;
        }

        foreach (var difference in _exactly.Compare(RecordedJson.Parse(recorded), replayed, makesValues: false))
        {
            _volatile.Add(at + difference.Path.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        }
    }
}
