using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Counts the invocations of each Task state in each branch, for interceptors.</summary>
/// <remarks>
/// A Parallel or Map that is complete does not run again in a replay, so what happened inside it would not be counted
/// there. The counters are therefore recorded after each attempt of a Parallel or Map, and restored from that record.
/// </remarks>
internal sealed class Occurrences
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counters = new(StringComparer.Ordinal);

    /// <summary>The number of this invocation, from 0.</summary>
    public int Next(string branch, string state)
    {
        lock (_gate)
        {
            var key = $"{branch}/{state}";
            var count = _counters.GetValueOrDefault(key);
            _counters[key] = count + 1;
            return count;
        }
    }

    /// <summary>The counters of all branches below a state, by branch and state.</summary>
    public JsonObject Below(string branch, string state)
    {
        var prefix = branch.Length == 0 ? $"{state}[" : $"{branch}/{state}[";
        lock (_gate)
        {
            return new JsonObject(
                from counter in _counters
                where counter.Key.StartsWith(prefix, StringComparison.Ordinal)
                orderby counter.Key
                select KeyValuePair.Create(counter.Key, (JsonNode?)counter.Value));
        }
    }

    /// <summary>Takes counters back from a record.</summary>
    public void Restore(JsonNode? counters)
    {
        if (counters is not JsonObject members)
        {
            return;
        }

        lock (_gate)
        {
            foreach (var (key, count) in members)
            {
                _counters[key] = count?.GetValue<int>() ?? 0;
            }
        }
    }
}
