using System.Text.Json.Nodes;
using Durable.Asl;

namespace HistoryGenerator;

/// <summary>Changes that nobody can see in a history, however it is compared, and why.</summary>
internal static class BlindSpots
{
    private static readonly string[] Everything = ["States.ALL", "States.TaskFailed"];

    /// <summary>The reason, or null where the change can be seen.</summary>
    /// <param name="recorded">The execution.</param>
    /// <param name="events">Its events with the states they belong to.</param>
    /// <param name="index">The changed event.</param>
    /// <param name="before">The value that was changed; null where it was no value.</param>
    public static string? Of(
        RecordedCase recorded, IReadOnlyList<(JsonNode Item, string Type, string State)> events, int index, JsonNode? before)
    {
        var (item, type, state) = events[index];
        if (before is not null && recorded.Volatile.Any(v => JsonNode.DeepEquals(recorded.ValueAt(v), before)))
        {
            return "a token, a time, a UUID or a random number is different in every execution";
        }

        if (type == "ExecutionFailed" && recorded.Tasks.Any(static t => (bool?)t["notScheduled"] == true))
        {
            return "the service refused the request, and what it said is the only answer there is";
        }

        var isRetried = events.Any(e => (long?)e.Item["previousEventId"] == (long?)item["id"]
            && e.Type.EndsWith("Scheduled", StringComparison.Ordinal));
        return isRetried && type.EndsWith("Failed", StringComparison.Ordinal) && IsRetriedAnyway(recorded, state)
            ? "an attempt that is retried whatever its error was leaves no other trace of it"
            : null;
    }

    private static bool IsRetriedAnyway(RecordedCase recorded, string state) =>
        (StateTexts.Find(recorded.Definition, state)?["Retry"] as JsonArray ?? [])
            .SelectMany(static r => r?["ErrorEquals"] as JsonArray ?? [])
            .Any(static e => Everything.Contains(ServiceJson.Write(e).Trim('"')));
}
