using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>The results of a distributed Map in the forms of <c>WriterConfig.Transformation</c>.</summary>
internal sealed class ResultForm(ExecutionIdentity parent, MapRun run, MapRunNames names, string time)
{
    private const string Full = "NONE";
    private const string Flat = "FLATTEN";

    /// <summary>Whether the form shows what the children were given.</summary>
    public static bool NeedsInput(ResultWriter? writer) => writer switch
    {
        null => false,
        { Transformation: { } transformation } => transformation == Full || writer.Resource is not null,
        _ => writer.Resource is not null,
    };

    /// <summary>The outputs of the children that succeeded, in order; flattened by one level if so wanted.</summary>
    public static IEnumerable<JsonNode?> Outputs(IEnumerable<ChildOutcome> outcomes, string? transformation) =>
        from outcome in outcomes
        where outcome.IsSucceeded
        from output in transformation == Flat && outcome.Output is JsonArray elements
            ? elements.AsEnumerable()
            : [outcome.Output]
        select output?.DeepClone();

    /// <summary>What succeeded, in the form that the writer asks for.</summary>
    /// <param name="outcomes">All outcomes.</param>
    /// <param name="transformation">The form, resolved to its default.</param>
    public IEnumerable<JsonNode?> Succeeded(IEnumerable<ChildOutcome> outcomes, string transformation) =>
        transformation == Full
            ? outcomes.Where(outcome => outcome.IsSucceeded).Select(outcome => Execution(outcome, "SUCCEEDED"))
            : Outputs(outcomes, transformation);

    /// <summary>A child as the service describes an execution.</summary>
    public JsonObject Execution(ChildOutcome outcome, string status)
    {
        var child = names.Child(parent, run.Path, outcome.Child);
        var description = new JsonObject
        {
            ["ExecutionArn"] = child.Id,
            ["Input"] = ServiceJson.Write(outcome.Child.Input),
            ["InputDetails"] = new JsonObject { ["Included"] = true },
            ["Name"] = child.Name,
        };
        if (outcome.IsSucceeded)
        {
            description["Output"] = ServiceJson.Write(outcome.Output);
            description["OutputDetails"] = new JsonObject { ["Included"] = true };
        }
        else if (outcome.Failure is { } failure)
        {
            description["Error"] = failure.Error;
            description["Cause"] = failure.Cause;
        }

        description["StartDate"] = time;
        description["StateMachineArn"] = names.MachineId;
        description["Status"] = status;
        description["StopDate"] = time;
        return description;
    }
}
