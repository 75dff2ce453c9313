using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>One run of a function: the values of its arguments, and the words for its failures.</summary>
internal sealed class IntrinsicInvocation(
    string name, IReadOnlyList<JsonNode?> values, string outermostCall, RandomSource random)
{
    public int Count => values.Count;

    public RandomSource Random => random;

    public JsonNode? this[int index] => values[index];

    public JsonArray Array(int index) => values[index] as JsonArray ?? throw InvalidArguments();

    public JsonObject Object(int index) => values[index] as JsonObject ?? throw InvalidArguments();

    public string Text(int index) => JsonValues.AsString(values[index]) ?? throw InvalidArguments();

    /// <summary>A text of limited length.</summary>
    public string Text(int index, int maxLength) =>
        Text(index) is var text && text.Length <= maxLength ? text : throw InvalidArguments();

    /// <summary>A number without its fraction.</summary>
    public int Truncated(int index) => ToInt32(Math.Truncate(Number(index)));

    /// <summary>A number without its fraction.</summary>
    public long TruncatedLong(int index)
    {
        var number = Math.Truncate(Number(index));
        return number is >= long.MinValue and < long.MaxValue ? (long)number : throw InvalidArguments();
    }

    /// <summary>A number rounded to the nearest integer, halves upwards.</summary>
    public int Rounded(int index) => ToInt32(Math.Floor(Number(index) + 0.5));

    /// <summary>The failure that an argument has a wrong type or value.</summary>
    public StatesException InvalidArguments() => Fail($"Invalid arguments in {name}");

    /// <summary>A failure of the function.</summary>
    public StatesException Fail(string problem) => StatesException.Runtime(
        $"There was an error while evaluating the intrinsic function: {outermostCall}. {problem}");

    private double Number(int index) => JsonValues.AsDouble(values[index]) ?? throw InvalidArguments();

    private int ToInt32(double number) =>
        number is >= int.MinValue and <= int.MaxValue ? (int)number : throw InvalidArguments();
}
