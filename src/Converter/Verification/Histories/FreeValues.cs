using System.Text;
using System.Text.RegularExpressions;

namespace Sfn2Durable.Verification.Histories;

/// <summary>
/// Values that differ between an execution and its replay for a good reason: names that the history does not tell, task
/// tokens, and, in states that make them, times, UUIDs and random numbers. The first time one is met it is paired with
/// what the recording has in its place; from then on it has to be that wherever it shows up.
/// </summary>
internal sealed partial class FreeValues
{
    // A clock that jumps stands still between jumps, so one time of the replay may pair with several of the recording.
    private readonly Dictionary<string, HashSet<string>> _pairs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _free = new(StringComparer.Ordinal);

    /// <summary>What the recording has in the place of a value of the replay; null where they have not met.</summary>
    public string? PairOf(string actual) => _pairs.TryGetValue(actual, out var recorded) ? recorded.First() : null;

    /// <summary>A text that may stand for anything, wherever it appears.</summary>
    public void Add(string actual) => _free.Add(actual);

    /// <summary>Whether two texts are the same but for such values, which are paired then.</summary>
    public bool Match(string recorded, string actual, bool makesValues)
    {
        var (expected, found) = (Normalise(recorded), Normalise(actual));
        if (expected == found)
        {
            return true;
        }

        var (pattern, parts) = Pattern(found, makesValues);
        if (parts.Count == 0)
        {
            return false;
        }

        if (Groups(expected, pattern) is not { } groups)
        {
            return false;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            Pair(parts[i], groups[$"p{i}"].Value);
        }

        return true;
    }

    /// <summary>The same for numbers, by their text.</summary>
    public bool MatchNumber(string recorded, string actual, bool makesValues)
    {
        if (_pairs.TryGetValue(actual, out var known) && known.Contains(recorded))
        {
            return true;
        }

        if (!makesValues || recorded.Contains('.') != actual.Contains('.'))
        {
            return false;
        }

        Pair(actual, recorded);
        return true;
    }

    private void Pair(string actual, string recorded)
    {
        if (!_pairs.TryGetValue(actual, out var known))
        {
            _pairs[actual] = known = new HashSet<string>(StringComparer.Ordinal);
        }

        known.Add(recorded);
    }

    /// <summary>A pattern that takes too long, in a text made for it, does not match.</summary>
    private static GroupCollection? Groups(string text, string pattern)
    {
        try
        {
            var match = Regex.Match(text, pattern, RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return match.Success ? match.Groups : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Numbers of events are the service's own and no part of what the code does.</summary>
    private static string Normalise(string text) =>
        text.Contains("event id #", StringComparison.Ordinal) ? EventNumber().Replace(text, "event id #n") : text;

    /// <summary>A pattern for the recorded text: paired values as they were recorded, new ones as groups.</summary>
    private (string Pattern, List<string> Parts) Pattern(string actual, bool makesValues)
    {
        var known = _pairs.Keys.Where(k => k.Length > 3).Concat(_free).OrderByDescending(static k => k.Length).Select(Regex.Escape);
        var kinds = makesValues ? known.Append(Volatile().ToString()) : known;
        var (pattern, parts, at) = (new StringBuilder("^"), new List<string>(), 0);
        var any = string.Join('|', kinds);
        foreach (Match part in any.Length == 0 ? Enumerable.Empty<Match>() : Regex.Matches(actual, any, RegexOptions.CultureInvariant))
        {
            pattern.Append(Regex.Escape(actual[at..part.Index])).Append(Group(part.Value, parts, makesValues));
            at = part.Index + part.Length;
        }

        return (pattern.Append(Regex.Escape(actual[at..])).Append('$').ToString(), parts);
    }

    private string Group(string value, List<string> parts, bool makesValues)
    {
        var isTime = Time().IsMatch(value);
        var index = isTime ? -1 : parts.IndexOf(value);
        if (index >= 0)
        {
            return $"\\k<p{index}>";
        }

        parts.Add(value);
        var shape = (isTime, Uuid().IsMatch(value), _pairs.TryGetValue(value, out var known)) switch
        {
            (true, _, _) when makesValues => Time().ToString().Trim('^', '$'),
            (_, _, true) => string.Join('|', (known ?? []).Select(Regex.Escape)),
            (_, true, _) when !_free.Contains(value) => Uuid().ToString().Trim('^', '$'),
            _ => ".+?",
        };
        return $"(?<p{parts.Count - 1}>{shape})";
    }

    [GeneratedRegex(@"event id #\d+")]
    private static partial Regex EventNumber();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)|(?<!\d)\d{13}(?!\d)")]
    private static partial Regex Volatile();

    [GeneratedRegex(@"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Time();
}
