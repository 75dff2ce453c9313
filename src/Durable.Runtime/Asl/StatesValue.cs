using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>A JSON value that may also not be there at all, which is not the same as JSON null.</summary>
public readonly struct StatesValue : IEquatable<StatesValue>
{
    private StatesValue(JsonNode? value)
    {
        (IsGiven, Value) = (true, value);
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsGiven { get; }

    /// <summary>The value; null is JSON null.</summary>
    public JsonNode? Value { get; }

    /// <summary>A value; null is JSON null.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator StatesValue(JsonNode? value) => new(value);

    /// <summary>The same as the conversion, for languages without it.</summary>
    /// <param name="value">The value; null is JSON null.</param>
    /// <returns>The value as one that is there.</returns>
    public static StatesValue FromJsonNode(JsonNode? value) => new(value);

    /// <inheritdoc />
    public bool Equals(StatesValue other) => IsGiven == other.IsGiven && ReferenceEquals(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is StatesValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(IsGiven, Value);

    /// <summary>Whether both are the same node, or both are not there.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(StatesValue left, StatesValue right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(StatesValue left, StatesValue right) => !left.Equals(right);
}
