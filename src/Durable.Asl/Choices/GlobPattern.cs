using System.Text;

namespace Durable.Asl.Choices;

/// <summary>
/// A pattern of <c>StringMatches</c>: <c>*</c> stands for any run of characters, also an empty one; <c>\*</c> is a
/// star and <c>\\</c> a backslash. A backslash in front of anything else stands for itself.
/// </summary>
internal sealed class GlobPattern
{
    /// <summary>The texts between the stars; one text means that there is no star.</summary>
    private readonly IReadOnlyList<string> _parts;

    private GlobPattern(IReadOnlyList<string> parts) => _parts = parts;

    public static GlobPattern Parse(string pattern)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var position = 0; position < pattern.Length; position++)
        {
            if (pattern[position] == '*')
            {
                parts.Add(part.ToString());
                part.Clear();
                continue;
            }

            if (pattern[position] == '\\' && position + 1 < pattern.Length && pattern[position + 1] is '*' or '\\')
            {
                position++;
            }

            part.Append(pattern[position]);
        }

        parts.Add(part.ToString());
        return new GlobPattern(parts);
    }

    /// <summary>
    /// The first part is the beginning, the last one the end, and taking each other part where it occurs first never
    /// misses a match.
    /// </summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        var first = _parts[0];
        var last = _parts[^1];
        if (_parts.Count == 1)
        {
            return text.SequenceEqual(first);
        }

        if (text.Length < first.Length + last.Length
            || !text.StartsWith(first, StringComparison.Ordinal)
            || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        text = text[first.Length..^last.Length];
        foreach (var part in _parts.Skip(1).SkipLast(1))
        {
            var found = text.IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            text = text[(found + part.Length)..];
        }

        return true;
    }
}
