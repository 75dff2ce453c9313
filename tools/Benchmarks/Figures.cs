using System.Globalization;

namespace Sfn2Durable.Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Figures
{
    private readonly List<double> _values = [];

    public double Median => _values.Order().ElementAt(_values.Count / 2);

    public double Last => _values[^1];

    public void Add(double value) => _values.Add(value);

    /// <summary>Median and extremes, in a unit.</summary>
    public string Text(string format, string unit = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{Number(Median, format)}{unit} [{Number(_values.Min(), format)}..{Number(_values.Max(), format)}]");

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
