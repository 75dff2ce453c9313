using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Runtime.Service;
using Durable.Runtime.Storage;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Service;

/// <summary>Traffic recorded between official SDKs and official local services: we understand all of it.</summary>
public sealed class RecordedTrafficTests(ITestOutputHelper output)
{
    private static readonly long Earliest = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long Latest = new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static TheoryData<string> Recordings => ["js-runner", "python-runner"];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Envelopes_and_answers_become_records_with_times_in_milliseconds(string folder)
    {
        var count = 0;
        foreach (var exchange in Exchanges(folder))
        {
            foreach (var operation in Operations(exchange))
            {
                count++;
                var record = WireOperations.ToRecord(operation);
                Assert.NotNull(record);
                Assert.InRange(record.StartTimestamp, Earliest, Latest);
                Assert.InRange(record.EndTimestamp ?? Earliest, Earliest, Latest);
                Assert.InRange(record.DueTimestamp ?? Earliest, Earliest, Latest);
            }
        }

        output.WriteLine(Report(count, "operations"));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void The_updates_of_official_SDKs_are_written_the_same_way(string folder)
    {
        var count = 0;
        foreach (var exchange in Exchanges(folder).Where(exchange => LegOf(exchange) == "function -> service"))
        {
            foreach (var update in exchange["request"]?["body"]?["Updates"]?.AsArray() ?? [])
            {
                count++;
                var written = DurableServiceJson.Update(WireUpdates.Read(update!));
                Assert.True(JsonNode.DeepEquals(Tidy(update!), Tidy(written)), update!.ToJsonString());
            }
        }

        output.WriteLine(Report(count, "updates"));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void The_answers_of_official_SDKs_are_written_the_same_way(string folder)
    {
        var count = 0;
        foreach (var exchange in Exchanges(folder).Where(exchange => LegOf(exchange) == "service -> function"))
        {
            if (exchange["response"]?["body"] is JsonObject answer && answer.ContainsKey("Status"))
            {
                count++;
                var output = answer.Deserialize<DurableExecutionInvocationOutput>()!;
                Assert.True(JsonNode.DeepEquals(answer, JsonNode.Parse(DurableServiceJson.WriteOutput(output))));
            }
        }

        output.WriteLine(Report(count, "answers"));
    }

    private static string Report(int count, string what) =>
        count == 0 ? "Skipped: there are no recordings here." : $"{count} {what}";

    private static IEnumerable<JsonNode> Exchanges(string folder)
    {
        var path = SharedFolder.Find("reference", "wire", folder);
        if (path is null)
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(path, "*.json").Where(file => !file.EndsWith("summary.json")))
        {
            foreach (var exchange in JsonNode.Parse(File.ReadAllText(file))?["exchanges"]?.AsArray() ?? [])
            {
                yield return exchange!;
            }
        }
    }

    private static IEnumerable<Operation> Operations(JsonNode exchange)
    {
        var request = exchange["request"]?["body"] as JsonObject;
        var response = exchange["response"]?["body"] as JsonObject;
        if (request?.ContainsKey("InitialExecutionState") == true)
        {
            var input = DurableServiceJson.ReadInput(request.ToJsonString());
            Assert.NotEmpty(input.DurableExecutionArn);
            return input.InitialExecutionState?.Operations ?? [];
        }

        if (response?.ContainsKey("NewExecutionState") == true)
        {
            return DurableServiceJson.ReadCheckpoint(response.ToJsonString()).NewExecutionState?.Operations ?? [];
        }

        return response?.ContainsKey("Operations") == true
            ? DurableServiceJson.ReadState(response.ToJsonString()).Operations ?? []
            : [];
    }

    private static string? LegOf(JsonNode exchange) => exchange["leg"]?.GetValue<string>();

    /// <summary>The members in order of their names, without empty options.</summary>
    private static JsonObject Tidy(JsonNode update) => new(update.AsObject()
        .Where(member => member.Value is not JsonObject { Count: 0 })
        .OrderBy(member => member.Key, StringComparer.Ordinal)
        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
