using System.Globalization;
using Converter.Tests.House;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Converter.Tests.Costs;

/// <summary>docs/cost.md has every key of a usage file with the unit, the default and the bounds of the program.</summary>
public sealed class CostPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cost.md"));

    [Fact]
    public void Every_number_of_a_usage_file_is_described()
    {
        Assert.All(AssumptionInfo.All, static info => Assert.Contains(Row(info), Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_can_be_read()
    {
        var start = Page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        var example = Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)];
        var diagnostics = new DiagnosticBag();

        var profile = UsageReader.Read(new SourceText("usage.yml", example), diagnostics);

        Assert.Equal([], diagnostics.Items);
        Assert.Equal(3, profile.Machines["orders"].States.Count);
    }

    [Fact]
    public void Every_choice_of_a_usage_file_is_described() =>
        Assert.All(UsageChoices.Keys, static key => Assert.Contains($"| `{key}` |", Page, StringComparison.Ordinal));

    private static string Row(AssumptionInfo info)
    {
        var start = info.Kind == AssumptionKind.Share ? "" : Number(info.Default);
        return $"| `{info.Key}` | {info.Label} | {Unit(info.Unit)} | {start} | {Number(info.Minimum)} | {Number(info.Maximum)} "
            + $"| {(info.IsPerState ? "yes" : "no")} |";
    }

    private static string Unit(AssumptionUnit unit) => unit switch
    {
        AssumptionUnit.Count => "number",
        AssumptionUnit.Kilobytes => "KB of 1,000 bytes",
        AssumptionUnit.Megabytes => "MB",
        AssumptionUnit.Seconds => "seconds",
        AssumptionUnit.Days => "days",
        _ => "share, 0 to 1 or 0 % to 100 %",
    };

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
