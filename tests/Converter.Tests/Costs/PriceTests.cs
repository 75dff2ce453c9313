using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Converter.Tests.Costs;

public sealed class PriceTests
{
    private const string Pass = """{ "Only": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:111122223333:function:f", "End": true } }""";

    [Fact]
    public void Every_region_has_a_line_for_every_price()
    {
        var book = PriceBook.BuiltIn;

        Assert.True(book.Regions.Count() > 30);
        Assert.All(book.Regions, region => Assert.All(PriceKeys.All, key => Assert.True(book.Find(region)!.Prices.ContainsKey(key.Key))));
    }

    [Fact]
    public void Every_known_price_has_a_source_that_is_described_and_an_unknown_one_has_none()
    {
        var book = PriceBook.BuiltIn;
        foreach (var price in book.Regions.SelectMany(r => book.Find(r)!.Prices.Values))
        {
            Assert.Equal(price.IsKnown, price.Sources.Count > 0);
            Assert.All(price.Sources, id => Assert.Contains(id, book.Sources.Keys));
        }
    }

    [Fact]
    public void A_price_that_no_source_gives_is_unknown_and_not_nothing()
    {
        var report = CostCase.Of(Pass, "region: eu-west-1").Report;

        Assert.Equal(VerdictKind.CannotBeSaid, report.Verdict.Kind);
        Assert.Null(report.Estimate![Platform.DurableInvoke].Total);
        Assert.NotNull(report.Estimate[Platform.Standard].Total);
    }

    [Fact]
    public void Prices_of_another_region_are_assumed_only_when_asked_for_and_are_labelled()
    {
        var result = CostCase.Of(Pass, "region: eu-west-1", static r => r with { AssumesHomeRegion = true });

        Assert.NotNull(result.Estimate[Platform.DurableInvoke].Total);
        Assert.Equal("us-east-1", result.Reports.Prices[PriceKey.DurableOperation].AssumedFrom);
        Assert.Null(result.Reports.Prices[PriceKey.StandardTransition].AssumedFrom);
        Assert.Contains(result.Diagnostics.Items, static d => d.Id == "SFN5005");
    }

    [Fact]
    public void Prices_in_another_currency_are_never_assumed()
    {
        var result = CostCase.Of(Pass, "region: cn-north-1", static r => r with { AssumesHomeRegion = true });

        Assert.Null(result.Estimate[Platform.DurableInvoke].Total);
        Assert.Equal("CNY", result.Reports.Money.Currency);
    }

    [Fact]
    public void The_region_of_the_command_line_goes_before_the_usage_file()
    {
        var set = CostCase.Of(Pass, "region: eu-west-1", static r => r with { Region = "sa-east-1" }).Reports;

        Assert.Equal("sa-east-1", set.Prices.Region);
        Assert.False(set.IsRegionAssumed);
    }

    [Theory]
    [InlineData("region: us-east-11", "1,9 SFN5001", "us-east-1")]
    [InlineData("region: 7", "1,9 SFN5106", "Region")]
    public void A_region_without_prices_is_refused_with_a_way_out(string usage, string finding, string hint)
    {
        var result = CostCase.Of(Pass, usage);

        Assert.Null(result.Set);
        Assert.Equal([finding], result.Findings);
        Assert.Contains(hint, result.Diagnostics.Items[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_file_replaces_what_it_gives()
    {
        var set = WithPrices("""
            { "region": "us-east-1", "prices": {
                "standard.transition": 0.00002,
                "lambda.gbSecond.arm64": { "tiers": [0.00001, null], "asOf": "2026-10-01", "source": "our agreement" },
                "express.request": null } }
            """).Reports;

        Assert.Equal(0.00002m, set.Prices[PriceKey.StandardTransition].Tiers[0]);
        Assert.Equal(["prices.json"], set.Prices[PriceKey.StandardTransition].Sources);
        Assert.Equal(["our agreement"], set.Prices[PriceKey.LambdaGbSecondArm64].Sources);
        Assert.False(set.Prices[PriceKey.ExpressRequest].IsKnown);
        Assert.Equal(0.000008m, set.Prices[PriceKey.DurableOperation].Tiers[0]);
    }

    [Fact]
    public void A_price_file_can_bring_a_region_of_its_own()
    {
        var set = WithPrices("""{ "regions": [ { "region": "moon-1", "currency": "EUR", "prices": { "standard.transition": 1 } } ] }""", "moon-1").Reports;

        Assert.Equal(1m, set.Prices[PriceKey.StandardTransition].Tiers[0]);
        Assert.Equal("EUR 1.00", set.Money.Of(1));
    }

    [Theory]
    [InlineData("[]", "1,1 SFN5002")]
    [InlineData("""{ "region": 1 }""", "1,1 SFN5002")]
    [InlineData("""{ "region": "us-east-1", "prices": { "standard.transitions": 1 } }""", "1,38 SFN5003")]
    [InlineData("""{ "region": "us-east-1", "price": {} }""", "1,26 SFN5003")]
    [InlineData("""{ "region": "us-east-1", "prices": { "standard.transition": -1 } }""", "1,61 SFN5004")]
    [InlineData("""{ "region": "us-east-1", "prices": { "standard.transition": 1e9 } }""", "1,61 SFN5004")]
    [InlineData("""{ "region": "us-east-1", "prices": { "standard.transition": [1, 2] } }""", "1,61 SFN5004")]
    [InlineData("""{ "region": "us-east-1", "prices": { "express.gbSecond": { "tiers": [] } } }""", "1,58 SFN5004")]
    [InlineData("""{ "region": "us-east-1", "prices": { "standard.transition": "cheap" } }""", "1,61 SFN5004")]
    public void A_broken_price_file_is_refused_at_the_place(string text, string finding) =>
        Assert.Equal([finding], WithPrices(text).Findings);

    [Fact]
    public void A_price_file_that_is_no_json_is_refused()
    {
        var result = WithPrices("{ \"region\": ");

        Assert.Null(result.Set);
        Assert.NotEmpty(result.Diagnostics.Items);
    }

    [Fact]
    public void Tiers_are_used_up_one_after_another()
    {
        var book = PriceBook.BuiltIn;
        var calculator = new BillCalculator(book.Find("us-east-1")!, book.Rules, Architecture.Arm64);
        var bill = calculator.Price(new Quantities { ExpressGbSeconds = 20_000_000 }, false);

        // 3.6 m, 14.4 m and 2 m GB-seconds.
        Assert.Equal((3_600_000 * 0.00001667m) + (14_400_000 * 0.00000833m) + (2_000_000 * 0.00000456m), bill.Total);
    }

    [Fact]
    public void A_tier_that_no_source_gives_makes_the_amount_unknown()
    {
        var book = PriceBook.BuiltIn;
        var calculator = new BillCalculator(book.Find("sa-east-1")!, book.Rules, Architecture.Arm64);

        Assert.NotNull(calculator.Price(new Quantities { ExpressGbSeconds = 3_000_000 }, false).Total);
        Assert.Null(calculator.Price(new Quantities { ExpressGbSeconds = 4_000_000 }, false).Total);
    }

    private static CostCase WithPrices(string text, string region = "us-east-1") => CostCase.Of(
        Pass, "", r => r with { Prices = new SourceText("prices.json", text), Region = region });
}
