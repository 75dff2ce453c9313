using System.Text;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Whole numbers with other bases than ten.</summary>
internal static class RadixText
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const double SafeInteger = 9007199254740992;

    public static string Format(double value, int radix)
    {
        if (radix == 10 || !double.IsFinite(value))
        {
            return NumberText.Format(value);
        }

        var text = new StringBuilder();
        var rest = Math.Abs(value);

        // Digits that a double no longer distinguishes are written as zeros.
        while (rest >= SafeInteger)
        {
            text.Insert(0, '0');
            rest /= radix;
        }

        rest = Math.Truncate(rest);
        do
        {
            text.Insert(0, Digits[(int)(rest % radix)]);
            rest = Math.Floor(rest / radix);
        }
        while (rest > 0);

        return (value < 0 ? "-" : "") + text;
    }
}
