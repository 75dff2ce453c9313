namespace Sfn2Durable.Costs.Prices;

/// <summary>Where a figure comes from.</summary>
/// <param name="Date">The date of the copy that was read, or null.</param>
/// <param name="Kind">How much weight it has, in words: <c>vendor</c>, <c>community, undated copy</c>, …</param>
internal sealed record PriceSource(string Id, string Title, string Publisher, string? Date, string Kind);
