namespace Sfn2Durable.Costs.Counting;

/// <summary>How a distributed Map is cut so that every part stays inside the limit of operations.</summary>
/// <param name="OperationsPerChild">What one child execution adds.</param>
/// <param name="Shards">1 where everything fits into the execution of the Map itself.</param>
internal sealed record ShardPlan(double OperationsPerChild, double Shards)
{
    /// <summary>A sixth of the limit is left for retries and for what is around the Map.</summary>
    private const double Fill = 5.0 / 6;

    public static ShardPlan Of(double children, double operationsPerChild, double limit)
    {
        var room = Math.Max(1, Math.Floor(limit * Fill / Math.Max(operationsPerChild, 1e-9)));
        return new ShardPlan(operationsPerChild, Math.Max(1, Math.Ceiling(children / room)));
    }
}
