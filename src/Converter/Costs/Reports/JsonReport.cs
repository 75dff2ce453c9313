using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sfn2Durable.Costs.Billing;
using Sfn2Durable.Costs.Comparing;
using Sfn2Durable.Costs.Counting;
using Sfn2Durable.Costs.Prices;
using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Reports;

/// <summary>
/// A report for programs. Amounts are numbers in the currency named at the top, and <c>null</c> where a price is unknown;
/// counts are averages per execution. Members may be added, none will change its meaning under one <c>schemaVersion</c>.
/// </summary>
internal sealed class JsonReport
{
    private const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Utf8JsonWriter _json;
    private readonly CostReportSet _set;

    private JsonReport(Utf8JsonWriter json, CostReportSet set)
    {
        _json = json;
        _set = set;
    }

    public static string Write(CostReportSet set)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            new JsonReport(json, set).WriteSet();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private void WriteSet()
    {
        _json.WriteStartObject();
        _json.WriteNumber("schemaVersion", SchemaVersion);
        _json.WriteString("region", _set.Prices.Region);
        _json.WriteBoolean("regionIsAssumed", _set.IsRegionAssumed);
        _json.WriteString("currency", _set.Money.Currency);
        _json.WriteStartArray("prices");
        foreach (var info in PriceKeys.All)
        {
            WritePrice(info, _set.Prices[info.Key]);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("machines");
        foreach (var report in _set.Ranked)
        {
            WriteMachine(report);
        }

        _json.WriteEndArray();
        WriteTexts("notCounted", Sentences.NotCounted);
        _json.WriteEndObject();
    }

    private void WritePrice(PriceKeyInfo info, Price price)
    {
        _json.WriteStartObject();
        _json.WriteString("key", info.Name);
        _json.WriteString("per", info.Unit);
        _json.WriteStartArray("tiers");
        foreach (var tier in price.Tiers)
        {
            WriteValue(tier);
        }

        _json.WriteEndArray();
        _json.WriteString("asOf", price.AsOf);
        _json.WriteString("assumedFrom", price.AssumedFrom);
        WriteTexts("sources", price.Sources.Select(id => _set.Book.Sources.GetValueOrDefault(id)?.Title ?? id));
        _json.WriteEndObject();
    }

    private void WriteMachine(CostReport report)
    {
        _json.WriteStartObject();
        _json.WriteString("name", report.Name);
        _json.WriteString("file", report.Subject.File);
        WriteVerdict(report);
        if (report.Estimate is { } estimate)
        {
            _json.WriteNumber("executionsPerMonth", estimate.Sheet[AssumptionKind.ExecutionsPerMonth]);
            _json.WriteNumber("expectedSeconds", estimate.Traffic.Seconds);
            _json.WriteNumber("historiesCounted", report.Measured?.Executions ?? 0);
            _json.WriteStartObject("platforms");
            foreach (var platform in estimate.Platforms)
            {
                WritePlatform(platform, estimate);
            }

            _json.WriteEndObject();
            WriteAssumptions(estimate.Sheet);
            WriteSwings(report);
            WriteBreakEvens(report);
        }

        _json.WriteEndObject();
    }

    private void WriteVerdict(CostReport report)
    {
        var verdict = report.Verdict;
        _json.WriteStartObject("verdict");
        _json.WriteString("id", VerdictInfo.Of(verdict.Kind).Id);
        _json.WriteString("label", VerdictInfo.Of(verdict.Kind).Label);
        _json.WriteString("reason", verdict.Reason);
        _json.WriteString("current", PlatformInfo.Of(verdict.Current).Id);
        _json.WriteString("best", PlatformInfo.Of(verdict.Best).Id);
        WriteAmount("savingPerMonth", verdict.Saving);
        _json.WriteEndObject();
    }

    private void WritePlatform(PlatformEstimate platform, CostEstimate estimate)
    {
        _json.WriteStartObject(PlatformInfo.Of(platform.Platform).Id);
        _json.WriteBoolean("possible", platform.IsPossible);
        WriteAmount("total", platform.Total);
        WriteAmount("totalWithFreeTier", platform.FreeTierBill.Total);
        _json.WriteStartArray("bill");
        foreach (var line in platform.Bill.Lines)
        {
            _json.WriteStartObject();
            _json.WriteString("dimension", CostDimensionInfo.Of(line.Dimension).Id);
            _json.WriteNumber("quantity", line.Quantity);
            WriteAmount("amount", line.Amount);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        WriteQuantities("perExecution", platform.Count.Total);
        WriteQuantities("start", platform.Count.Execution);
        _json.WriteStartArray("states");
        foreach (var state in estimate.Sheet.Outline.States)
        {
            WriteState(state, platform, estimate);
        }

        _json.WriteEndArray();
        _json.WriteStartArray("limits");
        foreach (var finding in platform.Count.Findings)
        {
            _json.WriteStartObject();
            _json.WriteString("state", finding.State?.Name);
            _json.WriteString("message", finding.Message);
            _json.WriteBoolean("blocks", finding.IsBlocking);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteState(OutlineState state, PlatformEstimate platform, CostEstimate estimate)
    {
        _json.WriteStartObject();
        _json.WriteString("name", state.Name);
        _json.WriteString("type", Figures.Kind(state));
        _json.WriteNumber("visits", estimate.Traffic.Visits(state));
        WriteQuantities("uses", platform.Count.States[state.Index]);
        _json.WriteEndObject();
    }

    private void WriteQuantities(string name, Quantities quantities)
    {
        _json.WriteStartObject(name);
        foreach (var info in CostDimensionInfo.All)
        {
            if (quantities[info.Dimension] != 0)
            {
                _json.WriteNumber(info.Id, quantities[info.Dimension]);
            }
        }

        _json.WriteEndObject();
    }

    private void WriteAssumptions(AssumptionSheet sheet)
    {
        _json.WriteStartArray("assumptions");
        foreach (var entry in sheet.Entries)
        {
            _json.WriteStartObject();
            _json.WriteString("key", entry.Info.Key);
            _json.WriteString("state", entry.State?.Name);
            if (entry.Edge is { } edge)
            {
                _json.WriteString("to", edge.To?.Name);
            }

            _json.WriteNumber("value", entry.Value);
            _json.WriteString("from", AssumptionTable.Origin(entry));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteSwings(CostReport report)
    {
        _json.WriteStartArray("ranges");
        foreach (var swing in report.Swings)
        {
            _json.WriteStartObject();
            WriteLever(swing.Lever);
            foreach (var (name, end) in new[] { ("low", swing.Low), ("high", swing.High) })
            {
                _json.WriteStartObject(name);
                _json.WriteNumber("value", end.Value);
                WriteAmount("savingPerMonth", end.Saving);
                _json.WriteString("verdict", VerdictInfo.Of(end.Verdict).Id);
                _json.WriteEndObject();
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteBreakEvens(CostReport report)
    {
        _json.WriteStartArray("breakEvens");
        foreach (var point in report.BreakEvens)
        {
            _json.WriteStartObject();
            WriteLever(point.Lever);
            _json.WriteNumber("at", point.Value);
            _json.WriteString("first", PlatformInfo.Of(point.First).Id);
            _json.WriteString("second", PlatformInfo.Of(point.Second).Id);
            _json.WriteString("below", Relation(point.Below));
            _json.WriteString("above", Relation(point.Above));
            _json.WriteBoolean("withFreeTier", point.WithFreeTier);
            _json.WriteBoolean("plausible", point.IsPlausible);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteLever(Lever lever)
    {
        _json.WriteString("assumption", lever.Info.Key);
        var states = lever.Edge is { } edge ? [edge.From] : lever.States;
        WriteTexts("states", states.Select(static s => s.Name));
        if (lever.Edge is not null)
        {
            _json.WriteString("to", lever.Edge.To?.Name);
        }

        _json.WriteNumber("now", lever.Value);
        _json.WriteBoolean("isFactor", lever.IsFactor);
    }

    private static string Relation(Relation relation) => relation switch
    {
        Comparing.Relation.FirstIsCheaper => "firstIsCheaper",
        Comparing.Relation.SecondIsCheaper => "secondIsCheaper",
        Comparing.Relation.FirstIsImpossible => "firstIsNotPossible",
        Comparing.Relation.SecondIsImpossible => "secondIsNotPossible",
        _ => "unknown",
    };

    private void WriteTexts(string name, IEnumerable<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts)
        {
            _json.WriteStringValue(text);
        }

        _json.WriteEndArray();
    }

    private void WriteAmount(string name, decimal? amount)
    {
        _json.WritePropertyName(name);
        WriteValue(amount);
    }

    private void WriteValue(decimal? value)
    {
        if (value is { } known)
        {
            _json.WriteNumberValue(known);
        }
        else
        {
            _json.WriteNullValue();
        }
    }
}
