namespace Sfn2Durable.Costs.Prices;

/// <summary>The prices of one Region.</summary>
/// <param name="Currency">ISO code, or null where no source names it.</param>
/// <param name="HasDurableFunctions">Null where no source says so or denies it.</param>
internal sealed record RegionPrices(
    string Region, string Name, string? Currency, bool? HasDurableFunctions, IReadOnlyDictionary<PriceKey, Price> Prices)
{
    public Price this[PriceKey key] => Prices.GetValueOrDefault(key) ?? Price.Unknown(key);

    /// <summary>
    /// This Region with its unknown prices taken from another one, each labelled. Amounts in two currencies cannot be
    /// added, so nothing is taken from a Region with another currency.
    /// </summary>
    public RegionPrices AssumingFrom(RegionPrices other)
    {
        if (other.Region == Region || (Currency is not null && Currency != other.Currency))
        {
            return this;
        }

        var prices = PriceKeys.All.ToDictionary(static k => k.Key, k => Assume(this[k.Key], other[k.Key], other.Region));
        return this with { Currency = Currency ?? other.Currency, Prices = prices };
    }

    private static Price Assume(Price own, Price other, string region)
    {
        if (!own.IsKnown)
        {
            return other with { AssumedFrom = region };
        }

        var tiers = own.Tiers.ToList();
        var known = tiers.TrueForAll(static t => t is not null) && tiers.Count >= other.Tiers.Count;
        if (known || own.Tiers[0] != other.Tiers[0])
        {
            // The later tiers of another list fit only where the first ones agree.
            return own;
        }

        return own with { Tiers = other.Tiers, AssumedFrom = region };
    }
}
