using System.Globalization;
using System.Text.RegularExpressions;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Regexes;

/// <summary>A regular expression of the language, ready to match.</summary>
internal sealed class RegexPattern
{
    private readonly string _pattern;
    private readonly RegexOptions _options;
    private readonly string[] _groups;
    private Regex _regex;

    public RegexPattern(string source, string flags)
    {
        Source = source;
        var translation = RegexTranslator.Translate(source, flags.Contains('m', StringComparison.Ordinal));
        _pattern = translation.Pattern;
        _groups = [.. Enumerable.Range(1, translation.Groups).Select(GroupName)];
        _options = RegexOptions.CultureInvariant
            | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None);
        _regex = Compile(JsonataLimits.Default);
    }

    /// <summary>The pattern as written.</summary>
    public string Source { get; }

    /// <summary>The first match from a position on, or null.</summary>
    public Match? Match(string text, int start, Evaluation evaluation)
    {
        if (start > text.Length)
        {
            return null;
        }

        evaluation.Tick();
        try
        {
            var match = For(evaluation.Limits).Match(text, start);
            return match.Success ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            throw evaluation.Timeout();
        }
    }

    /// <summary>The groups of a match in the order of their opening brackets; nothing for one that took no
    /// part.</summary>
    public Value[] Groups(Match match) => Array.ConvertAll(_groups, name =>
        match.Groups[name] is { Success: true } group ? Value.From(group.Value) : Value.Undefined);

    private static string GroupName(int number) => string.Create(CultureInfo.InvariantCulture, $"g{number}");

    private Regex For(JsonataLimits limits)
    {
        var regex = _regex;
        if (regex.MatchTimeout != RegexLimit.Of(limits))
        {
            regex = _regex = Compile(limits);
        }

        return regex;
    }

    private Regex Compile(JsonataLimits limits)
    {
        try
        {
            return new Regex(_pattern, _options, RegexLimit.Of(limits));
        }
        catch (ArgumentException)
        {
            throw RegexErrors.Invalid(Source);
        }
    }
}
