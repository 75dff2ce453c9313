using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>A JSON value that may be absent, where null is JSON null and so is a value. A node converts to it; the default
/// is the absent value.</summary>
/// <param name="value">The value that is there; null is JSON null.</param>
public readonly struct OptionalNode(JsonNode? value)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsPresent { get; } = true;

    /// <summary>The value, where there is one; null is JSON null.</summary>
    public JsonNode? Value { get; } = value;

    /// <summary>A value that is there.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    public static implicit operator OptionalNode(JsonNode? value) => new(value);

    /// <summary>A value that is there.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <returns>The value.</returns>
    public static OptionalNode FromJsonNode(JsonNode? value) => new(value);
}
