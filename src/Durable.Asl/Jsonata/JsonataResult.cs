using System.Text.Json.Nodes;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata;

/// <summary>What kind of result an evaluation had.</summary>
public enum JsonataResultKind
{
    /// <summary>Nothing: no value at all, which is not JSON null.</summary>
    Undefined,

    /// <summary>A JSON value.</summary>
    Value,

    /// <summary>A function, which has no JSON form.</summary>
    Function,
}

/// <summary>The result of an evaluation.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Value">The JSON value; null stands for JSON null, and for the kinds without one. It may be a node of
/// the input, so place a clone of it when it gets a new parent.</param>
public readonly record struct JsonataResult(JsonataResultKind Kind, JsonNode? Value)
{
    internal static JsonataResult From(Value result, JsonataLimits limits) => result.Kind switch
    {
        ValueKind.Undefined => new(JsonataResultKind.Undefined, null),
        ValueKind.Function => new(JsonataResultKind.Function, null),
        _ => new(JsonataResultKind.Value, ValueNodes.Write(result, limits.MaxResultDepth)),
    };
}
