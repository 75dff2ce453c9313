namespace Durable.Asl.Jsonata.Regexes;

/// <summary>
/// The capturing groups of a pattern, found in a first pass, because a reference may stand before its group.
/// </summary>
internal sealed class RegexGroups
{
    private readonly List<string?> _names = [];
    private int _next;

    public int Count => _names.Count;

    public bool HasNames => _names.Exists(name => name is not null);

    public static RegexGroups Find(string pattern)
    {
        var groups = new RegexGroups();
        var inClass = false;
        for (var index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                case '\\':
                    index++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    groups.AddAt(pattern, index + 1);
                    break;
            }
        }

        return groups;
    }

    /// <summary>The name of a group whose opening angle bracket stands at a place, or null.</summary>
    public static string? NameAt(string pattern, int position)
    {
        if (position >= pattern.Length || pattern[position] != '<')
        {
            return null;
        }

        var end = pattern.IndexOf('>', position);
        var name = end < 0 ? "" : pattern[(position + 1)..end];
        return IsName(name) ? name : null;
    }

    /// <summary>Number of the group that opens next.</summary>
    public int Next() => ++_next;

    public int? NumberOf(string name) => _names.IndexOf(name) is >= 0 and var index ? index + 1 : null;

    private static bool IsName(string name) =>
        name.Length > 0
        && !char.IsDigit(name[0])
        && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$');

    private void AddAt(string pattern, int position)
    {
        if (position >= pattern.Length || pattern[position] != '?')
        {
            _names.Add(null);
        }
        else if (NameAt(pattern, position + 1) is { } name)
        {
            _names.Add(_names.Contains(name) ? throw RegexErrors.Invalid(pattern) : name);
        }
    }
}
