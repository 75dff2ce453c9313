using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Durable.Asl.JsonPaths;

/// <summary>Paths by their text. Generated code names a path at every use and pays for reading it once.</summary>
internal static class JsonPathCache
{
    /// <summary>A machine has a few hundred paths at most; a process that exceeds this starts over.</summary>
    public const int Capacity = 4_096;

    private static readonly ConcurrentDictionary<string, JsonPath> Paths = new(StringComparer.Ordinal);

    // A literal of generated code is the same object at every use, so the object finds its path without its characters
    // being read. Two texts that share a place only send each other the longer way.
    private static readonly Use?[] Uses = new Use?[1_024];

    private static int _count;

    public static int Count => Paths.Count;

    public static JsonPath Get(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ref var place = ref Uses[RuntimeHelpers.GetHashCode(text) & (Uses.Length - 1)];
        var use = Volatile.Read(ref place);
        if (use is not null && ReferenceEquals(use.Text, text))
        {
            return use.Path;
        }

        var path = Paths.TryGetValue(text, out var known) ? known : Add(text);
        Volatile.Write(ref place, new Use(text, path));
        return path;
    }

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

    private sealed record Use(string Text, JsonPath Path);
}
