using System.Collections.Concurrent;

namespace Durable.Asl;

/// <summary>
/// What was read from texts, by text. A program uses a fixed set of them, so the cache is simply emptied in the unlikely
/// case that it fills up.
/// </summary>
/// <param name="read">Reads a text; what it throws is not kept.</param>
internal sealed class TextCache<T>(Func<string, T> read)
{
    public const int Capacity = 4_096;

    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);

    public int Count => _known.Count;

    public T Get(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _known.TryGetValue(text, out var known) ? known : Add(text);
    }

    private T Add(string text)
    {
        var value = read(text);
        if (_known.Count >= Capacity)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(text, value);
    }
}
