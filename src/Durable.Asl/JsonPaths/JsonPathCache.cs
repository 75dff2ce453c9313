using System.Collections.Concurrent;

namespace Durable.Asl.JsonPaths;

/// <summary>Paths by their text. Generated code names a path at every use and pays for reading it once.</summary>
internal static class JsonPathCache
{
    /// <summary>A machine has a few hundred paths at most; a process that exceeds this starts over.</summary>
    public const int Capacity = 4_096;

    private static readonly ConcurrentDictionary<string, JsonPath> Paths = new(StringComparer.Ordinal);
    private static int _count;

    public static int Count => Paths.Count;

    public static JsonPath Get(string text) => Paths.TryGetValue(text, out var path) ? path : Add(text);

    private static JsonPath Add(string text)
    {
        var path = JsonPath.Parse(text);
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            Paths.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        Paths[text] = path;
        return path;
    }
}
