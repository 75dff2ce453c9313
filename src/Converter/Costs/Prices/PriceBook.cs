using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Costs.Prices;

/// <summary>
/// All prices, by Region, with the date and the source of each. The built-in book is the data files beside this class;
/// a file of the user replaces the figures that it gives.
/// </summary>
internal sealed class PriceBook
{
    public const string HomeRegion = "us-east-1";

    private static readonly Lazy<PriceBook> Shipped = new(PriceBookData.Load);

    private readonly IReadOnlyDictionary<string, RegionPrices> _regions;

    public PriceBook(
        IReadOnlyDictionary<string, RegionPrices> regions,
        PricingRules rules,
        IReadOnlyDictionary<string, PriceSource> sources)
    {
        _regions = regions;
        Rules = rules;
        Sources = sources;
    }

    public static PriceBook BuiltIn => Shipped.Value;

    public PricingRules Rules { get; }

    public IReadOnlyDictionary<string, PriceSource> Sources { get; }

    public IEnumerable<string> Regions => _regions.Keys.Order(StringComparer.Ordinal);

    public RegionPrices? Find(string region) => _regions.GetValueOrDefault(region);

    /// <summary>
    /// The book with the figures of a <c>--prices</c> file. What the file does not mention stays as it is; faults in
    /// the file are reported and leave the figure concerned as it is.
    /// </summary>
    public PriceBook ReplacedBy(SourceText file, DiagnosticBag diagnostics)
    {
        var regions = new Dictionary<string, RegionPrices>(_regions, StringComparer.Ordinal);
        foreach (var given in PriceFileReader.Read(file, diagnostics))
        {
            var old = regions.GetValueOrDefault(given.Region);
            regions[given.Region] = old is null ? given : Replace(old, given);
        }

        return new PriceBook(regions, Rules, Sources);
    }

    private static RegionPrices Replace(RegionPrices old, RegionPrices given)
    {
        // A file in another currency replaces the Region as a whole: amounts of two currencies do not add up.
        var prices = given.Currency is not null && given.Currency != old.Currency
            ? given.Prices
            : PriceKeys.All.ToDictionary(static k => k.Key, k => given.Prices.GetValueOrDefault(k.Key) ?? old[k.Key]);
        return given with
        {
            Name = given.Name.Length > 0 ? given.Name : old.Name,
            Currency = given.Currency ?? old.Currency,
            HasDurableFunctions = given.HasDurableFunctions ?? old.HasDurableFunctions,
            Prices = prices,
        };
    }
}
