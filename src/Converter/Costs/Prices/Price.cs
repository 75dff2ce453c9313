namespace Sfn2Durable.Costs.Prices;

/// <summary>
/// One figure of the price list. A figure that no source gives is null, which means unknown and never zero; of a tiered
/// price the later tiers can be unknown alone.
/// </summary>
/// <param name="Tiers">First tier first; a price without tiers has one.</param>
/// <param name="AsOf">The date of the newest source, or null where the source carries none.</param>
/// <param name="Sources">Keys of <see cref="PriceBook.Sources"/>, or the file that the user gave.</param>
internal sealed record Price(
    PriceKey Key, IReadOnlyList<decimal?> Tiers, string? AsOf, IReadOnlyList<string> Sources)
{
    /// <summary>The Region a figure was borrowed from, with <c>--assume-us-east-1</c>; null for the Region's own.</summary>
    public string? AssumedFrom { get; init; }

    public bool IsKnown => Tiers.Count > 0 && Tiers[0] is not null;

    public static Price Unknown(PriceKey key) => new(key, [null], null, []);
}
