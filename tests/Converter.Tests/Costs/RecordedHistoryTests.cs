using System.Text.Json;
using Converter.Tests.Support;
using Sfn2Durable.Costs.Histories;
using Xunit.Abstractions;

namespace Converter.Tests.Costs;

/// <summary>The counter against executions of the real service: every state entered and every retry, and nothing else.</summary>
public sealed class RecordedHistoryTests(ITestOutputHelper output)
{
    [Fact]
    public void Transitions_are_the_states_entered_and_the_retries()
    {
        if (SharedMaterial.PathOf("corpus/aws-recorded/executions", output) is not { } folder)
        {
            return;
        }

        var (compared, unclear, untraced) = (0, 0, 0);
        foreach (var recorded in Directory.GetFiles(folder, "*.json").SelectMany(Cases))
        {
            if (!recorded.TryGetProperty("trace", out var trace) || trace.GetArrayLength() == 0)
            {
                untraced++;
                continue;
            }

            var made = RecordedHistory.Of(recorded);
            unclear += made.IsClear ? 0 : 1;
            if (made.IsClear)
            {
                var walk = HistoryWalk.Of(made.History);
                var id = recorded.GetProperty("id").GetString();
                Assert.True(made.Transitions == walk.Transitions, $"{id}: {walk.Transitions}, not {made.Transitions}");
                Assert.True(Parents(recorded).SequenceEqual(walk.Visits.Select(Depth)), id);
                compared++;
            }
        }

        output.WriteLine($"{compared} executions compared.");
        output.WriteLine($"{unclear} left out: the recording does not say which visit an attempt belongs to.");
        output.WriteLine($"{untraced} left out: only the final answer was recorded.");
        Assert.True(compared > 300);
        Assert.True(unclear <= 0.01 * compared);
    }

    /// <summary>How deep each state entered lies, as the recording says.</summary>
    private static IEnumerable<int> Parents(JsonElement recorded) =>
        recorded.GetProperty("trace").EnumerateArray()
            .Where(static e => e.GetProperty("event").GetString() == "entered")
            .Select(static e => e.GetProperty("branch").GetString() is { Length: > 0 } branch ? branch.Split('/').Length : 0);

    private static int Depth(StateVisit visit) => visit.Parent is null ? 0 : 1 + Depth(visit.Parent);

    private static IEnumerable<JsonElement> Cases(string file) =>
        JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray();
}
