using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;

namespace Converter.Tests.Costs;

/// <summary>What holds for every machine and every assumption, tried with random values over the fixtures.</summary>
public sealed class CostPropertyTests
{
    private static readonly CostModel Model = new(PriceBook.BuiltIn.Find("us-east-1")!, PriceBook.BuiltIn.Rules);

    /// <summary>More of anything that costs never costs less. Shares only move work from one branch to another.</summary>
    [Theory]
    [MemberData(nameof(WorkedExampleTests.Folders), MemberType = typeof(WorkedExampleTests))]
    public void More_never_costs_less(string folder)
    {
        foreach (var sheet in RandomSheets(folder, 30))
        {
            foreach (var lever in Levers.Of(Model.Estimate(sheet, null)).Where(static l => l.Edge is null && IsMonotone(l.Kind)))
            {
                var less = Model.Estimate(lever.Apply(sheet, lever.Low), null);
                var more = Model.Estimate(lever.Apply(sheet, lever.High), null);
                foreach (var platform in PlatformInfo.All)
                {
                    Assert.True(
                        less[platform.Platform].Total <= more[platform.Platform].Total + 0.000001m,
                        $"{folder}: {platform.Label} from {lever.Kind} {lever.Low} to {lever.High}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(WorkedExampleTests.Folders), MemberType = typeof(WorkedExampleTests))]
    public void Counts_are_finite_whatever_is_assumed(string folder)
    {
        foreach (var sheet in RandomSheets(folder, 100))
        {
            foreach (var platform in Model.Estimate(sheet, null).Platforms)
            {
                Assert.All(CostDimensionInfo.All, d => Assert.True(double.IsFinite(platform.Monthly[d.Dimension]) && platform.Monthly[d.Dimension] >= 0));
                Assert.True(platform.Total >= 0 && platform.FreeTierBill.Total <= platform.Total);
            }
        }
    }

    [Theory]
    [MemberData(nameof(WorkedExampleTests.Folders), MemberType = typeof(WorkedExampleTests))]
    public void Shares_of_a_state_add_up_to_one(string folder)
    {
        foreach (var sheet in RandomSheets(folder, 100))
        {
            foreach (var state in sheet.Outline.States.Where(static s => s.Edges.Count > 0))
            {
                Assert.Equal(1, state.Edges.Sum(sheet.Share), 9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(WorkedExampleTests.Folders), MemberType = typeof(WorkedExampleTests))]
    public void The_lines_of_the_states_add_up_to_the_total(string folder)
    {
        var estimate = RandomSheets(folder, 1).Select(s => Model.Estimate(s, null)).Single();
        foreach (var platform in estimate.Platforms)
        {
            var sum = platform.Count.States.Aggregate(platform.Count.Execution, static (a, b) => a + b);
            Assert.All(CostDimensionInfo.All, d => Assert.Equal(platform.Count.Total[d.Dimension], sum[d.Dimension]));
            Assert.Equal(platform.Total, platform.Bill.Lines.Sum(static l => l.Amount));
        }
    }

    [Fact]
    public void Absurd_numbers_inside_their_bounds_give_no_verdict_rather_than_a_wrong_one()
    {
        const string Nested = """
            { "A": { "Type": "Map", "ItemsPath": "$.x", "End": true, "ItemProcessor": { "StartAt": "B", "States": {
                "B": { "Type": "Map", "ItemsPath": "$.x", "End": true, "ItemProcessor": { "StartAt": "C", "States": {
                    "C": { "Type": "Pass", "End": true } } } } } } } }
            """;
        var report = CostCase.Of(Nested, "items: 1e8\nexecutionsPerMonth: 1e11\nresultKb: 6144").Report;

        Assert.Equal(VerdictKind.CannotBeSaid, report.Verdict.Kind);
        Assert.Contains("beyond anything real", report.Verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>Larger groups cost fewer operations but repeat more work; memory of one kind is not used in every style.</summary>
    private static bool IsMonotone(AssumptionKind kind) => kind is not (AssumptionKind.GroupSize or AssumptionKind.Failures or AssumptionKind.BatchSize);

    private static IEnumerable<AssumptionSheet> RandomSheets(string folder, int count)
    {
        var path = CostCase.Fixture(folder);
        var machine = CostCase.Bind(File.ReadAllText(Path.Combine(path, "machine.asl.json")));
        var random = new Random(folder.Length);
        var sheet = AssumptionBuilder.Build(new MachineOutline(machine), UsageProfile.Empty, null, "USD");
        for (var i = 0; i < count; i++)
        {
            var changed = sheet;
            foreach (var lever in Levers.Of(Model.Estimate(sheet, null)))
            {
                // Between a hundredth and the hundredfold, as far as it makes sense.
                var value = lever.Edge is null ? lever.Value * Math.Pow(10, (random.NextDouble() * 4) - 2) : random.NextDouble();
                changed = lever.Apply(changed, Math.Clamp(value, lever.Bounds.Least, lever.Bounds.Most));
            }

            yield return changed;
        }
    }
}
