using System.Text.Json.Nodes;
using Durable.Asl;
using static HistoryGenerator.EventList;
using static HistoryGenerator.RecordedCase;

namespace HistoryGenerator;

/// <summary>The events of the attempts of Task states.</summary>
internal sealed class TaskEvents(RecordedCase recorded, EventList events)
{
    private readonly Dictionary<(string Branch, string State), int> _used = [];

    private readonly ILookup<(string Branch, string State), JsonNode> _attempts =
        recorded.Tasks.ToLookup(static t => (Text(t, "branch"), Text(t, "state")));

    private readonly ILookup<(string Branch, string State), JsonNode> _visits = recorded.Trace
        .Where(static t => Text(t, "event") == "entered")
        .ToLookup(static t => (Text(t, "branch"), Text(t, "state")));

    /// <summary>Adds the attempts of one visit and gives the number of the last event.</summary>
    public long Add(string branch, string state, long before)
    {
        var key = (branch, state);
        var all = _attempts[key].ToList();
        var isOnlyVisit = _visits[key].Count() == 1;
        while (_used.GetValueOrDefault(key) < all.Count)
        {
            var attempt = all[_used.GetValueOrDefault(key)];
            _used[key] = _used.GetValueOrDefault(key) + 1;
            before = Attempt(attempt, before);
            if (attempt["outcome"] is not JsonObject outcome || outcome.ContainsKey("output") || (!isOnlyVisit && !IsRetried(state)))
            {
                break;
            }

            events.Pass(TimeSpan.FromSeconds(StateTexts.RetrySeconds(recorded.Definition, state)));
        }

        return before;
    }

    /// <summary>The details of an event that carries an error.</summary>
    public static JsonObject Failure(JsonNode? outcome)
    {
        var details = new JsonObject();
        if ((string?)outcome?["error"] is { } error)
        {
            details["error"] = error;
        }

        if (((string?)outcome?["cause"] ?? (outcome?["causeJson"] is { } json ? ServiceJson.Write(json) : null)) is { } cause)
        {
            details["cause"] = cause;
        }

        return details;
    }

    private bool IsRetried(string state) => StateTexts.Find(recorded.Definition, state)?["Retry"] is JsonArray { Count: > 0 };

    private long Attempt(JsonNode attempt, long before)
    {
        if ((bool?)attempt["notScheduled"] == true)
        {
            return before;
        }

        var resource = Text(attempt, "resource");
        var family = Text(attempt, "kind") == "activity" ? "Activity"
            : resource.Contains(":function:", StringComparison.Ordinal) ? "LambdaFunction"
            : "Task";
        var about = family == "Task" ? Integration(resource) : new JsonObject { ["resource"] = resource };
        var scheduled = about.DeepClone().AsObject();
        if (family == "Task")
        {
            scheduled["region"] = "us-east-1";
            scheduled["parameters"] = ServiceJson.Write(attempt["parameters"]);
        }
        else
        {
            With(scheduled, "input", attempt["parameters"]);
        }

        before = events.Add(family + "Scheduled", before, scheduled);
        before = events.Add(family + "Started", before, family == "Task" ? about.DeepClone().AsObject() : null);
        if (attempt["submitted"] is { } submitted && family == "Task")
        {
            before = events.Add("TaskSubmitted", before, With(about.DeepClone().AsObject(), "output", submitted));
        }

        return Outcome(attempt["outcome"], family, family == "Task" ? about : [], before);
    }

    private long Outcome(JsonNode? outcome, string family, JsonObject about, long before)
    {
        if (outcome is not JsonObject answer || (bool?)answer["pending"] == true)
        {
            return before;
        }

        if (answer.TryGetPropertyValue("output", out var output))
        {
            return events.Add(family + "Succeeded", before, With(about.DeepClone().AsObject(), "output", output));
        }

        var details = about.DeepClone().AsObject();
        foreach (var (name, value) in Failure(answer))
        {
            details[name] = value?.DeepClone();
        }

        return events.Add(family + ((bool?)answer["timedOut"] == true ? "TimedOut" : "Failed"), before, details);
    }

    /// <summary><c>arn:aws:states:::sqs:sendMessage.waitForTaskToken</c> is told in two parts, with <c>aws-sdk:</c> in the first.</summary>
    private static JsonObject Integration(string resource)
    {
        var parts = resource.Split(":::", 2)[^1].Split(':');
        var service = parts[0] == "aws-sdk" && parts.Length > 2 ? 2 : 1;
        return new JsonObject
        {
            ["resourceType"] = string.Join(':', parts[..Math.Min(service, parts.Length)]),
            ["resource"] = string.Join(':', parts[Math.Min(service, parts.Length)..]),
        };
    }
}
