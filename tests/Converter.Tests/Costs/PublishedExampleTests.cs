using System.Text.Json;
using Converter.Tests.Support;
using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Prices;
using Xunit.Abstractions;

namespace Converter.Tests.Costs;

/// <summary>The worked examples of the price reference, and the two of the vendor among them.</summary>
public sealed class PublishedExampleTests(ITestOutputHelper output)
{
    private static readonly PriceBook Book = PriceBook.BuiltIn;

    [Fact]
    public void Every_example_comes_out_to_the_sixth_decimal()
    {
        if (SharedMaterial.PathOf("reference/pricing-examples.json", output) is not { } path)
        {
            return;
        }

        var compared = 0;
        var root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        foreach (var example in root.GetProperty("examples").EnumerateArray())
        {
            var executions = example.GetProperty("executionsPerMonth").GetDouble();
            foreach (var variant in example.GetProperty("variants").EnumerateArray())
            {
                var bill = Calculator().Price(Quantities(variant.GetProperty("perExecution")) * executions, false);
                var expected = variant.GetProperty("expected");
                foreach (var info in CostDimensionInfo.All)
                {
                    if (expected.TryGetProperty(info.Id, out var amount))
                    {
                        Assert.Equal(amount.GetDecimal(), Round(bill.Amount(info.Dimension)));
                        compared++;
                    }
                }

                Assert.Equal(expected.GetProperty("total").GetDecimal(), Round(bill.Total));
                compared++;
            }
        }

        output.WriteLine($"{compared} amounts compared.");
        Assert.True(compared > 100);
    }

    [Fact]
    public void The_claims_example_of_the_vendor_comes_out()
    {
        // A million claims of 32 s at 1 GB, 4 operations, 8 KB in and three results of 32 KB, a week and 14 days kept.
        var month = new Quantities
        {
            Operations = 4,
            GbWritten = 104e-6,
            GbMonthsRetained = 104e-6 * (7 + 14) / 30,
            LambdaRequests = 2,
            LambdaGbSeconds = 32,
        } * 1e6;

        var bill = Calculator().Price(month, withFreeTier: true);

        Assert.Equal(421.3354m, Math.Round(Round(bill.Amount(CostDimension.LambdaCompute)), 4));
        Assert.Equal(0.2m, Round(bill.Amount(CostDimension.LambdaRequests)));
        Assert.Equal(32m, Round(bill.Amount(CostDimension.Operations)));
        Assert.Equal(26m, Round(bill.Amount(CostDimension.DataWritten)));
        Assert.Equal(10.92m, Round(bill.Amount(CostDimension.DataRetained)));
        Assert.Equal(490.46m, Math.Round(bill.Total ?? 0, 2));
    }

    [Fact]
    public void The_express_example_of_the_vendor_comes_out()
    {
        // A hundred million executions of 10 s at 64 MB; the page rounds its GB-hour prices to 482.97.
        var month = new Quantities { ExpressRequests = 1e8, ExpressGbSeconds = 1e8 * 10 * 64 / 1024 };

        var bill = Calculator().Price(month, withFreeTier: false);

        Assert.Equal(62_500_000, month.ExpressGbSeconds);
        Assert.Equal(382.884m, Round(bill.Amount(CostDimension.ExpressDuration)));
        Assert.Equal(482.884m, Round(bill.Total));
    }

    [Theory]
    [InlineData(910_000, 22.65)]
    [InlineData(10_000_000, 249.9)]
    [InlineData(3000, 0)]
    public void The_free_tier_takes_off_four_thousand_transitions(double transitions, decimal expected)
    {
        var bill = Calculator().Price(new Quantities { Transitions = transitions }, withFreeTier: true);

        Assert.Equal(expected, bill.Total);
    }

    private static BillCalculator Calculator() =>
        new(Book.Find(PriceBook.HomeRegion)!, Book.Rules, Architecture.Arm64);

    private static decimal Round(decimal? amount) => Math.Round(amount ?? -1, 6, MidpointRounding.AwayFromZero);

    private static Quantities Quantities(JsonElement per)
    {
        var written = Number(per, "writtenKb") / 1e6;
        return new Quantities
        {
            Transitions = Number(per, "transitions"),
            ExpressRequests = Number(per, "expressRequests"),
            ExpressGbSeconds = Number(per, "expressGbSeconds"),
            Operations = Number(per, "operations"),
            GbWritten = written,
            GbMonthsRetained = written * (Number(per, "runDays") + Number(per, "retentionDays")) / 30,
            LambdaRequests = Number(per, "lambdaRequests"),
            LambdaGbSeconds = Number(per, "lambdaGbSeconds"),
        };
    }

    private static double Number(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}
