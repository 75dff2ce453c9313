using System.Text.Json.Nodes;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata;

/// <summary>
/// What <c>$states</c> holds at some place of a state: always <c>input</c> and <c>context</c>, behind the work
/// <c>result</c>, in a catcher <c>errorOutput</c>. The nodes are read, never copied or changed.
/// </summary>
/// <param name="Input">The state's input, <c>$states.input</c>.</param>
/// <param name="Context">The context object, <c>$states.context</c>.</param>
public sealed record StatesMembers(JsonNode? Input, JsonNode? Context)
{
    /// <summary>True when there is a <c>$states.result</c> (which may be JSON null).</summary>
    public bool HasResult { get; private init; }

    /// <summary>The result of the work, <c>$states.result</c>.</summary>
    public JsonNode? Result { get; private init; }

    /// <summary>True when there is a <c>$states.errorOutput</c>.</summary>
    public bool HasErrorOutput { get; private init; }

    /// <summary>The caught error, <c>$states.errorOutput</c>.</summary>
    public JsonNode? ErrorOutput { get; private init; }

    /// <summary>The same members and <c>$states.result</c>.</summary>
    /// <param name="result">The result of a task, of branches or of iterations.</param>
    public StatesMembers WithResult(JsonNode? result) => this with { HasResult = true, Result = result };

    /// <summary>The same members and <c>$states.errorOutput</c>.</summary>
    /// <param name="errorOutput">The object with <c>Error</c> and <c>Cause</c>.</param>
    public StatesMembers WithErrorOutput(JsonNode? errorOutput) =>
        this with { HasErrorOutput = true, ErrorOutput = errorOutput };

    internal ObjectValue ToObject()
    {
        var members = new ObjectValue();
        members.Set("input", Value.FromNode(Input));
        members.Set("context", Value.FromNode(Context));
        if (HasResult)
        {
            members.Set("result", Value.FromNode(Result));
        }

        if (HasErrorOutput)
        {
            members.Set("errorOutput", Value.FromNode(ErrorOutput));
        }

        return members;
    }
}
