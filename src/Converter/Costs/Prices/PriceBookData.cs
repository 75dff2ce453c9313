using System.Reflection;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Readers;

namespace Sfn2Durable.Costs.Prices;

/// <summary>Reads the data files that are part of this program. A fault in them is a bug, not a diagnostic.</summary>
internal static class PriceBookData
{
    private const string Prefix = "Prices/";
    private const string RulesFile = "Prices/rules.json";
    private const string SourcesFile = "Prices/sources.json";

    public static PriceBook Load()
    {
        var regions = new Dictionary<string, RegionPrices>(StringComparer.Ordinal);
        foreach (var name in typeof(PriceBookData).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name is not (RulesFile or SourcesFile))
            {
                var region = ReadRegion(name);
                regions.Add(region.Region, region);
            }
        }

        return new PriceBook(regions, ReadRules(Root(RulesFile)), ReadSources(Root(SourcesFile)));
    }

    private static RegionPrices ReadRegion(string name)
    {
        var diagnostics = new DiagnosticBag();
        var regions = PriceFileReader.Read(Text(name), diagnostics);
        Check(diagnostics, name);
        return regions.Count == 1 ? regions[0] : throw new InvalidOperationException($"{name} has to hold one Region.");
    }

    private static PricingRules ReadRules(SourceObject root)
    {
        var standard = root.Child("standard");
        var express = root.Child("express");
        var lambda = root.Child("lambda");
        var durable = root.Child("durable");
        return new PricingRules(
            new StandardRules((decimal)standard.Number("freeTransitionsPerMonth"), standard.Number("historyEvents")),
            new ExpressRules(
                express.Number("durationStepSeconds"),
                express.Number("memoryStepMb"),
                express.Number("baseMemoryMb"),
                express.Number("maximumSeconds"))
            {
                TierUpperBounds = express.Bounds("tierUpperBounds"),
            },
            new LambdaRules(
                (decimal)lambda.Number("freeRequestsPerMonth"), (decimal)lambda.Number("freeGbSecondsPerMonth"))
            {
                X86TierUpperBounds = lambda.Bounds("x86_64TierUpperBounds"),
                Arm64TierUpperBounds = lambda.Bounds("arm64TierUpperBounds"),
                AsynchronousFirstKb = lambda.Number("asynchronousFirstKb"),
                AsynchronousStepKb = lambda.Number("asynchronousStepKb"),
                AsynchronousMaximumKb = lambda.Number("asynchronousMaximumKb"),
                InvocationMaximumSeconds = lambda.Number("invocationMaximumSeconds"),
            },
            new DurableRules(durable.Number("daysPerMonth"), durable.Number("kbPerGb"))
            {
                OperationsPerExecution = durable.Number("operationsPerExecution"),
                WrittenMbPerExecution = durable.Number("writtenMbPerExecution"),
                CheckpointKb = durable.Number("checkpointKb"),
                ExecutionMaximumSeconds = durable.Number("executionMaximumSeconds"),
            });
    }

    private static Dictionary<string, PriceSource> ReadSources(SourceObject root) =>
        root.Members.ToDictionary(
            static m => m.Name,
            static m =>
            {
                var source = (SourceObject)m.Value;
                return new PriceSource(
                    m.Name,
                    source.Text("title") ?? "",
                    source.Text("publisher") ?? "",
                    source.Text("date"),
                    source.Text("kind") ?? "");
            },
            StringComparer.Ordinal);

    private static SourceObject Root(string name)
    {
        var diagnostics = new DiagnosticBag();
        var root = JsonParser.Parse(Text(name), isJson5: false, diagnostics);
        Check(diagnostics, name);
        return root as SourceObject ?? throw new InvalidOperationException($"{name} has to be an object.");
    }

    private static SourceText Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its data file {name}.");
        using var reader = new StreamReader(stream);
        return new SourceText(name, reader.ReadToEnd());
    }

    private static void Check(DiagnosticBag diagnostics, string name)
    {
        if (diagnostics.Items.Count > 0)
        {
            throw new InvalidOperationException($"The data file {name} is broken: {diagnostics.Items[0]}");
        }
    }

    private static SourceObject Child(this SourceObject node, string name) =>
        node.Find(name)?.Value as SourceObject ?? throw new InvalidOperationException($"'{name}' is missing.");

    private static double Number(this SourceObject node, string name) =>
        node.Find(name)?.Value is SourceScalar { Kind: ScalarKind.Number } scalar && scalar.TryDecimal(out var value)
            ? (double)value
            : throw new InvalidOperationException($"'{name}' has to be a number.");

    private static IReadOnlyList<decimal?> Bounds(this SourceObject node, string name) =>
        node.Find(name)?.Value is SourceArray array
            ? [.. array.Items.Select(static i => i is SourceScalar s && s.TryDecimal(out var value) ? value : (decimal?)null)]
            : throw new InvalidOperationException($"'{name}' has to be a list.");
}
