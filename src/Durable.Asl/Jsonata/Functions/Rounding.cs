using System.Globalization;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Rounding to decimals.</summary>
internal static class Rounding
{
    /// <summary>
    /// Rounds a half to the even neighbour. The decimal point is moved in the number's shortest text, so that 1.005
    /// counts as 1.005 and not as the binary fraction just below.
    /// </summary>
    public static double HalfToEven(double value, double digits)
    {
        if (!double.IsFinite(value))
        {
            return value;
        }

        if (digits == 0)
        {
            return Whole(value);
        }

        return Whole(Shift(value, digits)) is var rounded && double.IsFinite(rounded)
            ? Shift(rounded, -digits) + 0.0
            : rounded;
    }

    private static double Whole(double value)
    {
        var rounded = Math.Floor(value);
        var rest = value - rounded;
        if (rest > 0.5 || (rest == 0.5 && rounded % 2 != 0))
        {
            rounded++;
        }

        // Adding zero turns a negative zero into zero.
        return rounded + 0.0;
    }

    // Moves the decimal point; a fraction of a place is no number, as in the reference.
    private static double Shift(double value, double places)
    {
        if (places != Math.Truncate(places))
        {
            return double.NaN;
        }

        var text = NumberText.Format(value);
        var mark = text.IndexOf('e', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        var shifted = Math.Clamp(exponent + places, -100_000, 100_000);
        return double.Parse(
            string.Create(CultureInfo.InvariantCulture, $"{mantissa}E{shifted}"),
            NumberStyles.Float,
            CultureInfo.InvariantCulture);
    }
}
