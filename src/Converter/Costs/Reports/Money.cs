using System.Globalization;

namespace Sfn2Durable.Costs.Reports;

/// <summary>Prints amounts of one currency.</summary>
/// <param name="Currency">ISO code.</param>
internal sealed record Money(string Currency)
{
    public static Money Dollars { get; } = new("USD");

    private string Sign => Currency == "USD" ? "$" : Currency + " ";

    /// <summary>
    /// Cents, and as many digits more as an amount below a cent needs: it must not look like nothing. Unknown is said,
    /// never shown as zero.
    /// </summary>
    public string Of(decimal? amount)
    {
        if (amount is not { } value)
        {
            return "unknown";
        }

        var size = Math.Abs(value);
        var format = size is 0 or >= 0.01m ? "#,0.00" : size >= 0.000_001m ? "0.######" : "0.############";
        var text = size.ToString(format, CultureInfo.InvariantCulture);
        return $"{(value < 0 ? "-" : "")}{Sign}{text}";
    }

    /// <summary>Every digit of a price.</summary>
    public string Exact(decimal price) => Sign + price.ToString("0.00############", CultureInfo.InvariantCulture);

    /// <summary>Short, for axes: <c>$12k</c>.</summary>
    public string Short(decimal amount)
    {
        var (value, suffix) = amount switch
        {
            >= 1_000_000_000m => (amount / 1_000_000_000m, "bn"),
            >= 1_000_000m => (amount / 1_000_000m, "m"),
            >= 10_000m => (amount / 1_000m, "k"),
            _ => (amount, ""),
        };
        var format = value is 0 or >= 10 ? "#,0" : value >= 0.01m ? "0.##" : "0.######";
        return Sign + value.ToString(format, CultureInfo.InvariantCulture) + suffix;
    }
}
