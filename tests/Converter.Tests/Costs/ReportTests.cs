using System.Text.Json;
using Converter.Tests.House;
using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Reports;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Costs;

public sealed class ReportTests
{
    /// <summary>Names that every format has a reason to trip over.</summary>
    private const string Hostile = """
        { "<script>alert(1)</script>|*_`[x](y)": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "Next": "\u001b[31m\u0007 & \"quoted\"" },
          "\u001b[31m\u0007 & \"quoted\"": { "Type": "Wait", "Seconds": 1, "Next": "Ende \u00fc \u6f22" },
          "Ende \u00fc \u6f22": { "Type": "Succeed" } }
        """;

    [Theory]
    [InlineData("approval")]
    [InlineData("polling")]
    public void The_text_of_a_machine_is_as_agreed(string folder) =>
        Baseline.Check($"tests/fixtures/costs/{folder}/expected.report.txt", TextReport.Write(ReportBuilder.Build(Fixture(folder), true)));

    [Fact]
    public void The_markdown_of_an_account_is_as_agreed() =>
        Baseline.Check("tests/fixtures/costs/account/expected.report.md", MarkdownReport.Write(ReportBuilder.Build(Account(), true)));

    [Fact]
    public void The_infracost_usage_is_as_agreed() =>
        Baseline.Check("tests/fixtures/costs/account/expected.infracost.yml", InfracostUsage.Write(Account()));

    [Fact]
    public void The_json_says_what_the_report_knows()
    {
        var set = Fixture("ten-tasks");
        var root = JsonDocument.Parse(JsonReport.Write(set)).RootElement;
        var machine = root.GetProperty("machines")[0];
        var standard = machine.GetProperty("platforms").GetProperty("standard");

        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("express", machine.GetProperty("verdict").GetProperty("id").GetString());
        Assert.Equal(set.Reports[0].Estimate![Platform.Standard].Total, standard.GetProperty("total").GetDecimal());
        Assert.Equal(10, standard.GetProperty("states").GetArrayLength());
        Assert.Equal(10, standard.GetProperty("perExecution").GetProperty("transitions").GetDouble());
        Assert.Equal(set.Reports[0].Swings.Count, machine.GetProperty("ranges").GetArrayLength());
        Assert.True(machine.GetProperty("breakEvens").GetArrayLength() > 0);
    }

    [Fact]
    public void An_unknown_price_is_null_in_json_and_said_in_words_elsewhere()
    {
        var set = CostCase.Of(Hostile, "region: eu-west-1").Reports;
        var machine = JsonDocument.Parse(JsonReport.Write(set)).RootElement.GetProperty("machines")[0];
        var text = TextReport.Write(ReportBuilder.Build(set, true));

        Assert.Equal(JsonValueKind.Null, machine.GetProperty("platforms").GetProperty("durableInvoke").GetProperty("total").ValueKind);
        Assert.Contains("unknown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("$0.00  $0.00", text.Split("Durable operations")[1].Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_breaks_out_of_its_place()
    {
        var set = CostCase.Of(Hostile).Reports;
        var text = TextReport.Write(ReportBuilder.Build(set, true));
        var markdown = MarkdownReport.Write(ReportBuilder.Build(set, true));
        var html = HtmlReport.Write(set);

        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u0007', text);
        Assert.DoesNotContain("<script", markdown.Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("|*_`[x]", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', html);
        Assert.Contains("Ende ü 漢", text, StringComparison.Ordinal);
        JsonDocument.Parse(JsonReport.Write(set));
    }

    [Theory]
    [InlineData("0", "$0.00")]
    [InlineData("0.000008", "$0.000008")]
    [InlineData("0.00000000003", "$0.00000000003")]
    [InlineData("0.014", "$0.01")]
    [InlineData("1234.565", "$1,234.57")]
    [InlineData("-2.5", "-$2.50")]
    public void Amounts_are_printed_to_the_cent_and_never_look_like_nothing(string amount, string expected) =>
        Assert.Equal(expected, Money.Dollars.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void An_unknown_amount_is_called_unknown() => Assert.Equal("unknown", Money.Dollars.Of(null));

    private static CostReportSet Fixture(string folder)
    {
        var path = CostCase.Fixture(folder);
        var machine = CostCase.Bind(File.ReadAllText(Path.Combine(path, "machine.asl.json")), folder);
        return CostCase.Of([machine], File.ReadAllText(Path.Combine(path, "usage.yml"))).Reports;
    }

    internal static CostReportSet Account()
    {
        StateMachineDefinition[] machines =
            [.. new[] { "approval", "ten-tasks", "job", "big-results" }.Select(static f => CostCase.Bind(File.ReadAllText(Path.Combine(CostCase.Fixture(f), "machine.asl.json")), f))];
        var request = new CostRequest(
            [.. machines.Select(CostSubject.Of), CostSubject.Unreadable("broken", "broken.json", "This is not JSON.")])
        {
            Usage = new SourceText("usage.yml", File.ReadAllText(Path.Combine(CostCase.Fixture("account"), "usage.yml"))),
        };
        return CostRunner.Run(request, new Sfn2Durable.Diagnostics.DiagnosticBag())!;
    }
}
