using System.Globalization;
using System.Numerics;

namespace Sfn2Durable.Input.Readers;

/// <summary>
/// The core schema of YAML 1.2 for scalars without quotes: <c>Yes</c>, <c>No</c>, <c>On</c> and dates are text, and
/// numbers come out as JSON writes them.
/// </summary>
internal static class YamlScalars
{
    public static (ScalarKind Kind, string Text) Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => (ScalarKind.Null, "null"),
        "true" or "True" or "TRUE" => (ScalarKind.True, "true"),
        "false" or "False" or "FALSE" => (ScalarKind.False, "false"),
        _ when Number(text) is { } number => (ScalarKind.Number, number),
        _ => (ScalarKind.String, text),
    };

    private static string? Number(string text)
    {
        if (!char.IsAsciiDigit(text[^1]) && !char.IsAsciiHexDigit(text[^1]) && text[^1] != '.')
        {
            return null;
        }

        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return WithBase(text.AsSpan(2), 16);
        }

        return text.StartsWith("0o", StringComparison.Ordinal) ? WithBase(text.AsSpan(2), 8) : Decimal(text);
    }

    private static string? WithBase(ReadOnlySpan<char> digits, int numberBase)
    {
        // Sixteen digits hold every number that a definition can mean; longer ones stay text.
        if (digits.IsEmpty || digits.Length > 16)
        {
            return null;
        }

        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var number = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : numberBase;
            if (number >= numberBase)
            {
                return null;
            }

            value = (value * numberBase) + number;
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// <c>[-+]? (. digits | digits (. digits*)?) ([eE] [-+]? digits)?</c>, brought to the form of JSON.
    /// </summary>
    private static string? Decimal(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var rest = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
        var exponentAt = rest.IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? rest : rest[..exponentAt];
        var exponent = exponentAt < 0 ? "" : rest[exponentAt..].ToString();
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? "" : mantissa[(point + 1)..];
        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return null;
        }

        var trimmed = whole.TrimStart('0');
        var number = $"{sign}{(trimmed.IsEmpty ? "0" : trimmed)}{(fraction.IsEmpty ? "" : $".{fraction}")}{exponent}";
        return JsonNumber.IsValid(number) ? number : null;
    }
}
