using System.Text.Json;
using Converter.Tests.Support;
using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Comparing;
using Xunit.Abstractions;

namespace Converter.Tests.Costs;

/// <summary>
/// The folders under tests/fixtures/costs: a machine, a usage file, and the counts and amounts that a person worked out
/// by hand, per execution and per month.
/// </summary>
public sealed class WorkedExampleTests(ITestOutputHelper output)
{
    public static TheoryData<string> Folders => [.. Directory.GetDirectories(Path.Combine(Fixtures.Root, "costs"))
        .Where(static f => File.Exists(Path.Combine(f, "expected.json")))
        .Select(static f => Path.GetFileName(f))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Counts_and_amounts_are_those_worked_out_by_hand(string folder)
    {
        var estimate = Estimate(folder);
        var expected = Expected(folder);
        var tolerance = expected.TryGetProperty("tolerance", out var given) ? given.GetDecimal() : 0.000_002m;
        foreach (var info in PlatformInfo.All)
        {
            if (expected.TryGetProperty(info.Id, out var platform))
            {
                Compare(info.Id, platform, estimate[info.Platform], tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_verdict_is_the_one_that_follows(string folder)
    {
        var verdict = CostComparison.Of(Estimate(folder));

        output.WriteLine(verdict.Reason);
        Assert.Equal(Expected(folder).GetProperty("verdict").GetString(), VerdictInfo.Of(verdict.Kind).Id);
    }

    /// <summary>Where a fixture is one of the published examples, the totals agree with those too.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void The_model_arrives_at_the_published_examples(string folder)
    {
        if (SharedMaterial.PathOf("reference/pricing-examples.json", output) is not { } path
            || !Expected(folder).TryGetProperty("examples", out var examples))
        {
            return;
        }

        var published = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("examples");
        var estimate = Estimate(folder);
        foreach (var example in examples.EnumerateObject())
        {
            var total = published.EnumerateArray()
                .Single(e => e.GetProperty("id").GetString() == example.Value[0].GetString())
                .GetProperty("variants").EnumerateArray()
                .Single(v => v.GetProperty("variant").GetString() == example.Value[1].GetString())
                .GetProperty("expected").GetProperty("total").GetDecimal();
            var platform = PlatformInfo.All.Single(p => p.Id == example.Name).Platform;
            Assert.InRange(estimate[platform].Total ?? -1, total - 0.005m, total + 0.005m);
        }
    }

    private static CostEstimate Estimate(string folder)
    {
        var path = CostCase.Fixture(folder);
        var machine = CostCase.Bind(File.ReadAllText(Path.Combine(path, "machine.asl.json")));
        var result = CostCase.Of([machine], File.ReadAllText(Path.Combine(path, "usage.yml")));
        Assert.Empty(result.Diagnostics.Items);
        return result.Estimate;
    }

    private static JsonElement Expected(string folder) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(CostCase.Fixture(folder), "expected.json"))).RootElement;

    private static void Compare(string name, JsonElement expected, PlatformEstimate estimate, decimal tolerance)
    {
        var count = estimate.Count.Total;
        foreach (var (key, actual) in new (string, double)[]
        {
            ("transitions", count.Transitions),
            ("expressRequests", count.ExpressRequests),
            ("expressGbSeconds", count.ExpressGbSeconds),
            ("operations", count.Operations),
            ("writtenKb", count.GbWritten * 1e6),
            ("lambdaRequests", count.LambdaRequests),
            ("lambdaGbSeconds", count.LambdaGbSeconds),
        })
        {
            if (expected.TryGetProperty(key, out var number))
            {
                Assert.True(
                    Math.Abs(number.GetDouble() - actual) < 1e-6 * Math.Max(1, actual), $"{name}.{key}: {actual}, not {number}");
            }
        }

        if (expected.TryGetProperty("total", out var total))
        {
            var amount = total.GetDecimal();
            Assert.InRange(estimate.Total ?? -1, amount - tolerance, amount + tolerance);
        }
    }
}
