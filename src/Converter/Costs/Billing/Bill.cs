using Sfn2Durable.Costs.Prices;

namespace Sfn2Durable.Costs.Billing;

/// <summary>One line of a monthly bill.</summary>
/// <param name="Quantity">What was used.</param>
/// <param name="Billed">What is left of it after the free allowance.</param>
/// <param name="Amount">Null where the price is unknown.</param>
internal sealed record BillLine(CostDimension Dimension, decimal Quantity, decimal Billed, Price Price, decimal? Amount);

/// <summary>A month on one platform. Lines with nothing used are left out.</summary>
internal sealed record Bill(IReadOnlyList<BillLine> Lines)
{
    /// <summary>Null when one of the lines has no known price: a sum with a hole in it is no total.</summary>
    public decimal? Total => Lines.Aggregate((decimal?)0m, static (sum, line) => sum + line.Amount);

    public IEnumerable<Price> UnknownPrices => Lines.Where(static l => l.Amount is null).Select(static l => l.Price);

    public decimal? Amount(CostDimension dimension)
    {
        var line = Lines.FirstOrDefault(l => l.Dimension == dimension);
        return line is null ? 0m : line.Amount;
    }
}
