using System.Text.Json.Nodes;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata;

/// <summary>The variables that an expression finds: those of the host and, in Step Functions, <c>$states</c>.</summary>
public sealed class JsonataBindings
{
    private readonly IReadOnlyDictionary<string, JsonNode?>? _variables;
    private readonly ObjectValue? _states;

    /// <summary>Makes bindings over the given variables.</summary>
    /// <param name="variables">Values by name without dollar sign; read while evaluating, never changed.</param>
    /// <param name="states">The members of <c>$states</c>, or null when there is no such variable.</param>
    public JsonataBindings(IReadOnlyDictionary<string, JsonNode?>? variables, StatesMembers? states = null)
    {
        _variables = variables;
        _states = states?.ToObject();
    }

    /// <summary>No variables.</summary>
    public static JsonataBindings None { get; } = new(null);

    internal bool TryLookup(string name, out Value value)
    {
        if (_states is not null && name == "states")
        {
            value = Runtime.Value.From(_states);
            return true;
        }

        if (_variables is not null && _variables.TryGetValue(name, out var node))
        {
            value = Runtime.Value.FromNode(node);
            return true;
        }

        value = default;
        return false;
    }
}
