using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>Counts the invocations of each Task state in each branch, for interceptors.</summary>
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

    /// <summary>The counters of a branch and of those inside it, by branch and state.</summary>
    public JsonObject Inside(string branch)
    {
        lock (_gate)
        {
            return new JsonObject(
                from counter in _counters
                where counter.Key.StartsWith($"{branch}/", StringComparison.Ordinal)
                orderby counter.Key
                select KeyValuePair.Create(counter.Key, (JsonNode?)counter.Value));
        }
    }

    /// <summary>Takes counters back from a record.</summary>
    public void Restore(JsonNode? counters)
    {
        lock (_gate)
        {
            foreach (var (key, count) in counters as JsonObject ?? [])
            {
                _counters[key] = count?.GetValue<int>() ?? 0;
            }
        }
    }
}
