using System.Text.Json.Nodes;
using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Conformance;

/// <summary>Runs an execution undisturbed, then once more for each of its checkpoints with its process killed there; the
/// results must be the same. What differs between two undisturbed runs, such as tokens, times and random numbers, is left aside.
/// </summary>
/// <param name="onDisk">Whether the store is a SQLite file.</param>
internal sealed class KillSweep(bool onDisk)
{
    /// <summary>How many runs tell chance from a fault where a result differs.</summary>
    private const int MoreRuns = 10;

    private int _kills;

    /// <summary>How many executions were killed and compared so far.</summary>
    public int Kills => _kills;

    public async Task<JsonObject> RunAsync(Func<Kill, Task<JsonObject>> run)
    {
        var folder = onDisk ? Directory.CreateTempSubdirectory("sfn2durable-kills-") : null;
        try
        {
            var never = KillIn(folder, null);
            var undisturbed = await run(never).ConfigureAwait(false);
            var chance = await ChanceAsync(folder, run, undisturbed, 1).ConfigureAwait(false);
            for (var after = 1; after <= never.Checkpoints; after++)
            {
                Interlocked.Increment(ref _kills);
                var disturbed = await run(KillIn(folder, after)).ConfigureAwait(false);
                if (Differences(undisturbed, disturbed).Except(chance).Any())
                {
                    // A random number of few values may have come out alike twice.
                    chance = await ChanceAsync(folder, run, undisturbed, MoreRuns).ConfigureAwait(false);
                }

                if (Differences(undisturbed, disturbed).Except(chance).FirstOrDefault() is { } place)
                {
                    disturbed["status"] = $"OTHER RESULT AFTER KILL {after} OF {never.Checkpoints} AT {place}";
                    return disturbed;
                }
            }

            return undisturbed;
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    /// <summary>The places where undisturbed runs, begun at other times, differ from one.</summary>
    private static async Task<HashSet<string>> ChanceAsync(
        DirectoryInfo? folder, Func<Kill, Task<JsonObject>> run, JsonObject undisturbed, int runs)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i <= runs; i++)
        {
            var another = await run(KillIn(folder, null) with { Delay = TimeSpan.FromSeconds(i) }).ConfigureAwait(false);
            places.UnionWith(Differences(undisturbed, another));
        }

        return places;
    }

    /// <summary>The places where two results differ, as JSON pointers.</summary>
    private static IEnumerable<string> Differences(JsonNode? one, JsonNode? other, string at = "") => (one, other) switch
    {
        (JsonObject first, JsonObject second) when first.Count == second.Count && first.All(m => second.ContainsKey(m.Key)) =>
            first.SelectMany(m => Differences(m.Value, second[m.Key], $"{at}/{m.Key}")),
        (JsonArray first, JsonArray second) when first.Count == second.Count =>
            first.SelectMany((item, i) => Differences(item, second[i], $"{at}/{i}")),
        _ => JsonNode.DeepEquals(one, other) ? [] : [at.Length == 0 ? "/" : at],
    };

    private static Kill KillIn(DirectoryInfo? folder, int? after) =>
        new(clock => new CrashingStore(StoreIn(folder, new StoreOptions { TimeProvider = clock }), after));

    private static IExecutionStore StoreIn(DirectoryInfo? folder, StoreOptions options) => folder is null
        ? new InMemoryExecutionStore(options)
        : new SqliteExecutionStore(
            Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.db"), options, SqliteDurability.Normal);
}
