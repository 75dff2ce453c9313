using System.Collections.Concurrent;

namespace Durable.Asl.Jsonata;

/// <summary>
/// Compiled expressions by text. A program uses a fixed set of them, so the cache is simply emptied in the unlikely
/// case that it fills up.
/// </summary>
internal static class JsonataCache
{
    public const int Capacity = 4096;

    private static readonly ConcurrentDictionary<string, JsonataExpression> Expressions = new(StringComparer.Ordinal);

    public static int Count => Expressions.Count;

    public static JsonataExpression Get(string text)
    {
        if (Expressions.TryGetValue(text, out var known))
        {
            return known;
        }

        var expression = JsonataExpression.Parse(text, JsonataProfile.StepFunctions);
        if (Expressions.Count >= Capacity)
        {
            Expressions.Clear();
        }

        return Expressions.GetOrAdd(text, expression);
    }
}
