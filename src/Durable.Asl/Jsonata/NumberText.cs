using System.Globalization;
using System.Text;

namespace Durable.Asl.Jsonata;

/// <summary>
/// Numbers as text by the rules of ECMAScript: the shortest digits that read back as the same number, plain from
/// 1e-6 up to 1e21, with an exponent outside.
/// </summary>
internal static class NumberText
{
    private const double SafeInteger = 9007199254740992;

    /// <summary>The text of a number; <c>NaN</c> and <c>Infinity</c> as ECMAScript names them.</summary>
    public static string Format(double value)
    {
        if (value == Math.Truncate(value) && Math.Abs(value) < SafeInteger)
        {
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        }

        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        var (digits, exponent) = Split(Math.Abs(value));
        return (value < 0 ? "-" : "") + Place(digits, exponent);
    }

    /// <summary>
    /// The number rounded to 15 significant digits, halves up, which is how <c>$string</c> hides the noise of binary
    /// fractions.
    /// </summary>
    public static double RoundTo15Digits(double value)
    {
        if (value == Math.Truncate(value) || !double.IsFinite(value))
        {
            return value;
        }

        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        return SignificantDigits(shortest) <= 15 ? value : Math.CopySign(Round(Math.Abs(value)), value);
    }

    // Thirty digits are enough to see on which side of a half the exact value lies.
    private static double Round(double value)
    {
        var exact = value.ToString("E30", CultureInfo.InvariantCulture);
        var digits = exact[0] + exact[2..16];
        var exponent = exact[exact.IndexOf('E', StringComparison.Ordinal)..];
        var whole = long.Parse(digits, CultureInfo.InvariantCulture) + (exact[16] >= '5' ? 1 : 0);
        var power = int.Parse(exponent[1..], CultureInfo.InvariantCulture) - 14;
        return double.Parse($"{whole}E{power}", NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static int SignificantDigits(string text)
    {
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = (exponent < 0 ? text : text[..exponent]).Replace(".", "", StringComparison.Ordinal);
        return mantissa.Trim('0').Length;
    }

    // The digits without leading and trailing zeros, and the power of ten of the first of them.
    private static (string Digits, int Exponent) Split(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var shift = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole - leading - 1 + shift);
    }

    private static string Place(string digits, int exponent)
    {
        if (exponent is >= 21 or < -6)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var text = new StringBuilder(digits);
        text.Append('0', Math.Max(0, exponent + 1 - digits.Length));
        return text.Length == exponent + 1 ? text.ToString() : text.Insert(exponent + 1, '.').ToString();
    }
}
