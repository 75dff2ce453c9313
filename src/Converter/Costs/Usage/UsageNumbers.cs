using System.Globalization;
using Sfn2Durable.Input;

namespace Sfn2Durable.Costs.Usage;

/// <summary>Numbers as people write them: <c>100_000</c>, <c>15m</c>, <c>7d</c>, <c>2%</c>.</summary>
internal static class UsageNumbers
{
    public static bool TryRead(SourceNode node, AssumptionUnit unit, out double value)
    {
        value = 0;
        return node is SourceScalar { Kind: ScalarKind.Number or ScalarKind.String } scalar
            && TryRead(scalar.Text.Trim().Replace("_", "", StringComparison.Ordinal), unit, out value);
    }

    /// <summary>An example for a message.</summary>
    public static string Example(AssumptionUnit unit) => unit switch
    {
        AssumptionUnit.Seconds => "0.5, 90s, 15m, 2h or 7d",
        AssumptionUnit.Days => "14 or 14d",
        AssumptionUnit.Share => "0.02 or 2%",
        AssumptionUnit.Kilobytes => "2.5 (kilobytes)",
        AssumptionUnit.Megabytes => "512 (megabytes)",
        _ => "100000",
    };

    private static bool TryRead(string text, AssumptionUnit unit, out double value)
    {
        var factor = Factor(text, unit);
        var digits = factor is null ? text : text[..^1].TrimEnd();
        var read = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
        value *= factor ?? 1;
        return read && double.IsFinite(value);
    }

    private static double? Factor(string text, AssumptionUnit unit) => (unit, text.Length > 1 ? text[^1] : ' ') switch
    {
        (AssumptionUnit.Seconds, 's') => 1,
        (AssumptionUnit.Seconds, 'm') => 60,
        (AssumptionUnit.Seconds, 'h') => 3600,
        (AssumptionUnit.Seconds, 'd') => 86_400,
        (AssumptionUnit.Days, 'd') => 1,
        (AssumptionUnit.Share, '%') => 0.01,
        _ => null,
    };
}
