using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>
/// The outcome of a branch or iteration together with how often its tasks were invoked, for interceptors that count.
/// </summary>
/// <remarks>
/// A Parallel or Map that is complete does not run again in a replay. What its branches counted has to come from the
/// same record as their outcomes, or a crash between two records would lose it.
/// </remarks>
internal static class Tally
{
    private const string OutputMember = "Output";
    private const string FailureMember = "Failure";
    private const string CountsMember = "Counts";

    /// <summary>Runs a branch and adds the counts to its outcome.</summary>
    public static async Task<JsonNode?> RunAsync(Occurrences occurrences, string branch, Func<Task<JsonNode?>> body)
    {
        try
        {
            var output = await body();
            return new JsonObject
            {
                [OutputMember] = output?.DeepClone(), [CountsMember] = occurrences.Inside(branch),
            };
        }
        catch (StatesException failure)
        {
            throw new TalliedFailure(new JsonObject
            {
                [FailureMember] = failure.Message, [CountsMember] = occurrences.Inside(branch),
            });
        }
    }

    /// <summary>Takes the counts out of a branch's result.</summary>
    public static JsonNode? Output(JsonNode? tallied, Occurrences occurrences)
    {
        occurrences.Restore(tallied?[CountsMember]);
        return tallied?[OutputMember];
    }

    /// <summary>Takes the counts out of a branch's failure.</summary>
    /// <returns>The failure, or <c>null</c> when it is none of the state machine's.</returns>
    public static StatesException? Failure(DurableExecutionException failure, Occurrences occurrences)
    {
        if (!ServiceJson.TryParse(failure.Message, out var node, out _) || node is not JsonObject tallied)
        {
            return null;
        }

        occurrences.Restore(tallied[CountsMember]);
        return StatesException.TryParse(tallied[FailureMember]?.GetValue<string>(), out var error) ? error : null;
    }

    private sealed class TalliedFailure(JsonObject record) : Exception(ServiceJson.Write(record));
}
