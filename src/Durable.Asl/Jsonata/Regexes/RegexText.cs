using System.Globalization;
using System.Text.RegularExpressions;

namespace Durable.Asl.Jsonata.Regexes;

/// <summary>Pieces of patterns.</summary>
internal static partial class RegexText
{
    /// <summary>A character that stands for itself, inside and outside brackets.</summary>
    public static string Literal(char character) => char.IsAsciiLetterOrDigit(character)
        ? character.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");

    [GeneratedRegex(@"\G\{(?<least>[0-9]+)(?<comma>,(?<most>[0-9]*))?\}", RegexOptions.CultureInvariant)]
    public static partial Regex Count();
}

/// <summary>Errors in patterns.</summary>
internal static class RegexErrors
{
    // The reference leaves this to its host, which has no code for it.
    public static JsonataException Invalid(string pattern) => new JsonataException("S0303").With("value", pattern);
}
