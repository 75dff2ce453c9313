using System.Collections.Concurrent;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary>Pictures by text. They mostly come from the text of expressions, so there are few; the cache is emptied
/// when it is full.</summary>
internal sealed class PictureCache<T>(Func<string, T> parse)
{
    private const int Capacity = 256;
    private const int LongestText = 256;

    private readonly ConcurrentDictionary<string, T> _pictures = new(StringComparer.Ordinal);

    public T Get(string text)
    {
        if (_pictures.TryGetValue(text, out var picture))
        {
            return picture;
        }

        picture = parse(text);
        if (_pictures.Count >= Capacity)
        {
            _pictures.Clear();
        }

        return text.Length > LongestText ? picture : _pictures.GetOrAdd(text, picture);
    }
}
