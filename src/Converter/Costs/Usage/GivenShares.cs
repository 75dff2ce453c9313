using Sfn2Durable.Costs.Counting;

namespace Sfn2Durable.Costs.Usage;

/// <summary>
/// The shares of a Choice that the user gave by the names of the states it leads to. Several rules to one state share
/// its part evenly; branches that were not named share what is left in the proportion of the guesses.
/// </summary>
internal sealed class GivenShares(
    OutlineState choice, IReadOnlyDictionary<string, UsageValue> given, IReadOnlyList<Guess> guesses)
{
    public IEnumerable<Assumption> Entries()
    {
        var named = choice.Edges.Where(e => Find(e) is not null).ToList();
        var counts = named.CountBy(static e => e.To?.Name ?? "").ToDictionary();
        var sum = named.DistinctBy(static e => e.To).Sum(e => Find(e)?.Value ?? 0);
        var guessed = choice.Edges.Where(e => Find(e) is null).Sum(e => guesses[e.Ordinal].Value);

        // Shares of more or less than one have been reported; here they only must not lose or make executions.
        var scale = sum > 1 || (sum > 0 && guessed == 0) ? 1 / sum : 1;
        var rest = Math.Max(0, 1 - (sum * scale));
        foreach (var edge in choice.Edges)
        {
            yield return Find(edge) is { } value
                ? new Assumption(
                    AssumptionKind.Share, choice, edge, value.Value * scale / counts[edge.To?.Name ?? ""], AssumptionOrigin.Usage)
                {
                    Source = AssumptionBuilder.Place(value.Span),
                }
                : new Assumption(
                    AssumptionKind.Share, choice, edge, rest * guesses[edge.Ordinal].Value / guessed, AssumptionOrigin.Usage)
                {
                    Source = "what the others leave",
                };
        }
    }

    private UsageValue? Find(OutlineEdge edge) =>
        edge.To is not null && given.TryGetValue(edge.To.Name, out var value) ? value : null;
}
