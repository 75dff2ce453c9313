using System.Runtime.CompilerServices;

namespace Durable.Asl.JsonPaths;

/// <summary>Paths by their text. Generated code names a path at every use and pays for reading it once.</summary>
internal static class JsonPathCache
{
    private static readonly TextCache<JsonPath> Paths = new(JsonPath.Parse);

    // A literal of generated code is the same object at every use, so the object finds its path without its characters
    // being read. Two texts that share a place only send each other the longer way.
    private static readonly Use?[] Uses = new Use?[1_024];

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

        var path = Paths.Get(text);
        Volatile.Write(ref place, new Use(text, path));
        return path;
    }

    private sealed record Use(string Text, JsonPath Path);
}
