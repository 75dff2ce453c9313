using Sfn2Durable.Costs.Prices;

namespace Sfn2Durable.Costs.Reports;

/// <summary>The prices that were used, each with its date and the numbers of its sources.</summary>
internal sealed class PriceTable
{
    private readonly CostReportSet _set;
    private readonly List<string> _sources = [];

    private PriceTable(CostReportSet set) => _set = set;

    /// <summary>The table, and below it the sources.</summary>
    public static IReadOnlyList<ReportBlock> Of(CostReportSet set, IEnumerable<PriceKey> used)
    {
        var table = new PriceTable(set);
        ReportColumn[] columns = [new("Price"), new("Amount", true), new("per"), new("As of"), new("Sources")];
        var rows = used.Order().Select(table.Row).ToList();
        var sources = table._sources.Select((id, i) => $"[{Figures.Count(i + 1)}] {table.Describe(id)}").ToList();
        return
        [
            new ReportTable($"Prices of {set.Prices.Region}, {set.Prices.Name}", columns, rows),
            new ReportList(sources),
        ];
    }

    private ReportRow Row(PriceKey key)
    {
        var (info, price) = (PriceKeys.Of(key), _set.Prices[key]);
        return ReportRow.Of(
            info.Label, Tiers(price), info.Unit, price.IsKnown ? price.AsOf ?? "no date" : "", string.Join(' ', price.Sources.Select(Reference)));
    }

    private string Reference(string id)
    {
        if (!_sources.Contains(id))
        {
            _sources.Add(id);
        }

        return $"[{Figures.Count(_sources.IndexOf(id) + 1)}]";
    }

    private string Tiers(Price price) => price.IsKnown
        ? string.Join(", then ", price.Tiers.Select(t => t is null ? "unknown" : _set.Money.Exact(t.Value)))
            + (price.AssumedFrom is { } from ? $" (assumed from {from})" : "")
        : "unknown";

    private string Describe(string id) => _set.Book.Sources.TryGetValue(id, out var source)
        ? $"{source.Title}, {(source.Date is { } date ? $"{date}, {source.Kind}" : source.Kind)}"
        : id;
}
