using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>How a child of a distributed Map ended.</summary>
/// <param name="Child">The child.</param>
/// <param name="Record">Its outcome as recorded: the output, the failure, or nothing for a child that did not end.
/// </param>
internal sealed record ChildOutcome(ChildInput Child, JsonObject Record)
{
    /// <summary>How often the child's tasks were invoked, where an interceptor counts, see
    /// <see cref="Tally"/>.</summary>
    public const string CountsMember = "Counts";

    private const string OutputMember = "Output";
    private const string FailureMember = "Failure";
    private const string IndexMember = "Index";
    private const string ItemsMember = "Items";
    private const string InputMember = "Input";
    private const string RecordMember = "Record";

    public bool IsSucceeded => Record.ContainsKey(OutputMember);

    public JsonNode? Output => Record[OutputMember];

    public StatesException? Failure =>
        StatesException.TryParse(Record[FailureMember]?.GetValue<string>(), out var failure) ? failure : null;

    public static JsonObject Succeeded(JsonNode? output) => new() { [OutputMember] = output?.DeepClone() };

    public static JsonObject Failed(StatesException failure) => new() { [FailureMember] = failure.Message };

    /// <summary>Writes outcomes with the children they belong to.</summary>
    public static JsonArray WriteAll(IEnumerable<ChildOutcome> outcomes, bool withInput) =>
        new([.. outcomes.Select(outcome => new JsonObject
        {
            [IndexMember] = outcome.Child.Index,
            [ItemsMember] = outcome.Child.ItemCount,
            [InputMember] = withInput ? outcome.Child.Input?.DeepClone() : null,
            [RecordMember] = outcome.Record.DeepClone(),
        })]);

    /// <summary>Reads what <see cref="WriteAll"/> wrote.</summary>
    public static IEnumerable<ChildOutcome> ReadAll(JsonNode? outcomes) =>
        from outcome in outcomes as JsonArray ?? []
        let index = outcome?[IndexMember]?.GetValue<int>() ?? 0
        let items = outcome?[ItemsMember]?.GetValue<int>() ?? 0
        select new ChildOutcome(
            new ChildInput(index, outcome?[InputMember], items),
            outcome?[RecordMember] as JsonObject ?? []);
}
