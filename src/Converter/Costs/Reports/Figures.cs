using System.Globalization;
using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Reports;

/// <summary>Prints counts and the values of assumptions for people.</summary>
internal static class Figures
{
    private static readonly (double Seconds, string Unit)[] Times = [(86_400, "d"), (3600, "h"), (60, "min")];

    /// <summary>Three digits are enough for an estimate; a count that is one is printed whole.</summary>
    public static string Count(double value)
    {
        var size = Math.Abs(value);
        var format = size >= 100 || size.Equals(Math.Floor(size)) ? "#,0" : size >= 10 ? "0.#" : size >= 1 ? "0.##" : "0.####";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string Value(AssumptionUnit unit, double value) => unit switch
    {
        AssumptionUnit.Kilobytes => $"{Count(value)} KB",
        AssumptionUnit.Megabytes => $"{Count(value)} MB",
        AssumptionUnit.Seconds => Time(value),
        AssumptionUnit.Days => $"{Count(value)} d",
        AssumptionUnit.Share => $"{Count(value * 100)} %",
        _ => Count(value),
    };

    public static string Value(Lever lever, double value) =>
        lever.IsFactor ? $"x {Count(value)}" : Value(lever.Info.Unit, value);

    /// <summary>What is turned: <c>Items of a Map 'Charge All'</c>, <c>Time of a call (3 states)</c>.</summary>
    public static string Label(Lever lever)
    {
        if (lever.Edge is { } edge)
        {
            return $"{lever.Info.Label} '{edge.From.Name}' to '{edge.To?.Name}'";
        }

        return lever.States.Count switch
        {
            0 => lever.Info.Label,
            1 => $"{lever.Info.Label} '{lever.States[0].Name}'",
            _ => $"{lever.Info.Label} ({lever.States.Count} states)",
        };
    }

    public static string Kind(OutlineState state) => state.State.GetType().Name.Replace("State", "", StringComparison.Ordinal);

    private static string Time(double seconds)
    {
        foreach (var (length, unit) in Times)
        {
            if (seconds >= 2 * length || (seconds >= length && (seconds % length).Equals(0)))
            {
                return $"{Count(seconds / length)} {unit}";
            }
        }

        return $"{Count(seconds)} s";
    }
}
