using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sfn2Durable.Verification.Histories;

/// <summary>Compares JSON values: numbers by value, members in any order, and <see cref="FreeValues"/> as they allow.</summary>
internal sealed class ValueMatcher(FreeValues free)
{
    private const int MostDifferences = 20;

    /// <summary>Where the values differ; nothing when they are the same.</summary>
    /// <param name="recorded">The value of the history.</param>
    /// <param name="replayed">The value of the code.</param>
    /// <param name="makesValues">Whether times, UUIDs and random numbers may come into the world here.</param>
    public IReadOnlyList<ValueDifference> Compare(JsonNode? recorded, JsonNode? replayed, bool makesValues)
    {
        var differences = new List<ValueDifference>();
        Compare(recorded, replayed, "", new Run(differences, makesValues));
        return differences;
    }

    private sealed record Run(List<ValueDifference> Differences, bool MakesValues);

    private void Compare(JsonNode? recorded, JsonNode? replayed, string path, Run run)
    {
        if (run.Differences.Count >= MostDifferences)
        {
            return;
        }

        switch (recorded, replayed)
        {
            case (JsonObject before, JsonObject now):
                CompareMembers(before, now, path, run);
                break;
            case (JsonArray before, JsonArray now):
                CompareItems(before, now, path, run);
                break;
            default:
                if (!IsSame(recorded, replayed, run.MakesValues))
                {
                    run.Differences.Add(new ValueDifference(path, recorded, replayed));
                }

                break;
        }
    }

    private void CompareMembers(JsonObject before, JsonObject now, string path, Run run)
    {
        foreach (var (name, value) in before)
        {
            var at = $"{path}/{Escape(name)}";
            if (now.TryGetPropertyValue(name, out var other))
            {
                Compare(value, other, at, run);
            }
            else
            {
                run.Differences.Add(new ValueDifference(at, value, null) { IsMissing = true });
            }
        }

        run.Differences.AddRange(now
            .Where(member => !before.ContainsKey(member.Key) && !IsNewInContext(member))
            .Select(member => new ValueDifference($"{path}/{Escape(member.Key)}", null, member.Value) { IsExtra = true }));
    }

    /// <summary>Histories from before executions could be redriven have no count of it in their context object.</summary>
    private static bool IsNewInContext(KeyValuePair<string, JsonNode?> member) =>
        member is { Key: "RedriveCount", Value: JsonValue count } && count.GetValueKind() == JsonValueKind.Number;

    private void CompareItems(JsonArray before, JsonArray now, string path, Run run)
    {
        for (var i = 0; i < Math.Max(before.Count, now.Count); i++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}/{i}");
            if (i < before.Count && i < now.Count)
            {
                Compare(before[i], now[i], at, run);
            }
            else
            {
                run.Differences.Add(i < before.Count
                    ? new ValueDifference(at, before[i], null) { IsMissing = true }
                    : new ValueDifference(at, null, now[i]) { IsExtra = true });
            }
        }
    }

    private bool IsSame(JsonNode? recorded, JsonNode? replayed, bool makesValues)
    {
        var (kind, other) = (recorded?.GetValueKind() ?? JsonValueKind.Null, replayed?.GetValueKind() ?? JsonValueKind.Null);
        if (recorded is null || replayed is null || kind != other)
        {
            return kind == other;
        }

        return kind switch
        {
            JsonValueKind.String => free.Match(recorded.GetValue<string>(), replayed.GetValue<string>(), makesValues),
            JsonValueKind.Number => JsonNode.DeepEquals(recorded, replayed) || IsSameNumber(recorded, replayed, makesValues),
            JsonValueKind.True or JsonValueKind.False => true,
            _ => false,
        };
    }

    private bool IsSameNumber(JsonNode recorded, JsonNode replayed, bool makesValues)
    {
        var (text, other) = (recorded.ToJsonString(), replayed.ToJsonString());
        return (double.TryParse(text, CultureInfo.InvariantCulture, out var one)
                && double.TryParse(other, CultureInfo.InvariantCulture, out var two) && one.Equals(two))
            || free.MatchNumber(text, other, makesValues);
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
