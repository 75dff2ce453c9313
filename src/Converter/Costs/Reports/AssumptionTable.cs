using Sfn2Durable.Costs.Usage;

namespace Sfn2Durable.Costs.Reports;

/// <summary>Every number that an estimate rests on, with its origin; equal ones of several states share a line.</summary>
internal static class AssumptionTable
{
    public static ReportTable Of(AssumptionSheet sheet)
    {
        var rows = sheet.Entries
            .GroupBy(static e => (e.Kind, e.Value, e.Origin, e.Source, Edge: e.Edge?.From.Name))
            .OrderBy(static g => g.Key.Kind)
            .ThenBy(static g => g.Key.Origin == AssumptionOrigin.Default)
            .Select(static g => Row([.. g]));
        ReportColumn[] columns = [new("Assumption"), new("Value", true), new("From"), new("For")];
        return new ReportTable("Assumptions", columns, [.. rows]);
    }

    public static string Origin(Assumption assumption)
    {
        var source = assumption.Source.Length == 0 ? "" : $": {assumption.Source}";
        return assumption.Origin switch
        {
            AssumptionOrigin.Default => $"default{source}",
            AssumptionOrigin.Usage => $"given{source}",
            AssumptionOrigin.History => $"measured{source}",
            AssumptionOrigin.Definition => "the definition",
            _ => throw new ArgumentOutOfRangeException(nameof(assumption)),
        };
    }

    private static ReportRow Row(IReadOnlyList<Assumption> same)
    {
        var first = same[0];
        return ReportRow.Of(
            first.Info.Label, Figures.Value(first.Info.Unit, first.Value), Origin(first), Subject(same));
    }

    private static string Subject(IReadOnlyList<Assumption> same)
    {
        var names = same
            .Select(static a => a.Edge is { } edge ? $"'{edge.From.Name}' to '{edge.To?.Name}'" : a.State is { } state ? $"'{state.Name}'" : "")
            .Where(static n => n.Length > 0)
            .Distinct()
            .ToList();
        return names.Count <= 3 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(2))} and {names.Count - 2} more";
    }
}
