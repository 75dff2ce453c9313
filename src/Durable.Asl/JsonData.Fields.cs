using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;

namespace Durable.Asl;

/// <content>The fields <c>…Path</c> of states: a value is looked up and has to suit the field.</content>
public static partial class JsonData
{
    /// <summary>Field <c>SecondsPath</c> of Wait. A text that holds an integer is converted.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>How long to wait, from 0 to 2^31 - 1 seconds.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no duration.</exception>
    public static TimeSpan SecondsPath(this JsonNode? data, string path)
    {
        if (!JsonPath.Get(path).TryEvaluate(data, out var value) || value is null)
        {
            throw StatesException.Runtime($"The SecondsPath parameter does not reference an input value: {path}");
        }

        if (!TryReadInteger(value, out var seconds))
        {
            throw StatesException.Runtime(
                $"The SecondsPath parameter cannot be parsed as a long value: {path} == {TextForm(value)}");
        }

        return seconds >= 0
            ? WaitDelay.FromSeconds(seconds)
            : throw StatesException.Runtime(
                $"The SecondsPath parameter references a negative value: {path} == {TextForm(value)}");
    }

    /// <summary>Field <c>TimestampPath</c> of Wait.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The moment; see <see cref="WaitDelay.Until"/>.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no RFC 3339 timestamp.</exception>
    public static DateTimeOffset TimestampPath(this JsonNode? data, string path)
    {
        if (!JsonPath.Get(path).TryEvaluate(data, out var value) || value is null)
        {
            throw StatesException.Runtime($"The TimestampPath parameter does not reference an input value: {path}");
        }

        return Rfc3339.TryParse(JsonValues.AsString(value), out DateTimeOffset moment)
            ? moment
            : throw StatesException.Runtime(
                "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format "
                + $"string: {path} == {TextForm(value)}");
    }

    /// <summary>Field <c>TimeoutSecondsPath</c> of Task.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The limit, from 0 to 99,999,999 seconds.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no such number.</exception>
    public static TimeSpan TimeoutSecondsPath(this JsonNode? data, string path) =>
        LimitPath(data, path, "TimeoutSeconds");

    /// <summary>Field <c>HeartbeatSecondsPath</c> of Task.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The limit, from 0 to 99,999,999 seconds.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no such number.</exception>
    public static TimeSpan HeartbeatSecondsPath(this JsonNode? data, string path) =>
        LimitPath(data, path, "HeartbeatSeconds");

    /// <summary>Field <c>MaxConcurrencyPath</c> of Map. A text that holds an integer is converted.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The number; 0 stands for no limit. Negative numbers are given as they are.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no integer.</exception>
    public static int MaxConcurrencyPath(this JsonNode? data, string path) =>
        IntegerPath(data, path, nameof(MaxConcurrencyPath));

    /// <summary>Field <c>MaxItemsPath</c> of an item reader. A text that holds an integer is converted.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The number; 0 stands for no limit. The reader refuses negative numbers with an error of its
    /// own.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no integer.</exception>
    public static int MaxItemsPath(this JsonNode? data, string path) => IntegerPath(data, path, nameof(MaxItemsPath));

    /// <summary>Field <c>MaxItemsPerBatchPath</c> of an item batcher.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The number.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no integer.</exception>
    public static int MaxItemsPerBatchPath(this JsonNode? data, string path) =>
        IntegerPath(data, path, nameof(MaxItemsPerBatchPath));

    /// <summary>Field <c>MaxInputBytesPerBatchPath</c> of an item batcher.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no integer.</exception>
    public static int MaxInputBytesPerBatchPath(this JsonNode? data, string path) =>
        IntegerPath(data, path, nameof(MaxInputBytesPerBatchPath));

    /// <summary>Field <c>ToleratedFailureCountPath</c> of a distributed Map.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The number, at least 0.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no such number.</exception>
    public static int ToleratedFailureCountPath(this JsonNode? data, string path)
    {
        var count = IntegerPath(data, path, nameof(ToleratedFailureCountPath));
        return count >= 0 ? count : throw StatesException.Runtime("ToleratedFailureCount cannot be negative.");
    }

    /// <summary>Field <c>ToleratedFailurePercentagePath</c> of a distributed Map.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The percentage, from 0 to 100.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no such number.</exception>
    public static double ToleratedFailurePercentagePath(this JsonNode? data, string path)
    {
        var value = JsonPath.Get(path).Evaluate(data);
        if (!TryReadNumber(value, out var percentage))
        {
            throw Unsuitable(nameof(ToleratedFailurePercentagePath), value, "float", path);
        }

        return percentage is >= 0 and <= 100
            ? percentage
            : throw StatesException.Runtime("ToleratedFailurePercentage must be between 0 and 100.");
    }

    /// <summary>Field <c>ItemsPath</c> of Map.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The array itself, which keeps its parent.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no array.</exception>
    public static JsonArray ItemsPath(this JsonNode? data, string path) =>
        JsonPath.Get(path).Evaluate(data) as JsonArray
        ?? throw StatesException.Runtime($"Reference path \"{path}\" must point to array.");

    /// <summary>Field <c>ErrorPath</c> of Fail.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no text.</exception>
    public static string ErrorPath(this JsonNode? data, string path) =>
        data.Get(path, nameof(ErrorPath)).AsText(nameof(ErrorPath));

    /// <summary>Field <c>CausePath</c> of Fail.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StatesException">There is no such value, or it is no text.</exception>
    public static string CausePath(this JsonNode? data, string path) =>
        data.Get(path, nameof(CausePath)).AsText(nameof(CausePath));

    /// <summary>A value that a field wants as a text, such as the call in <c>CausePath</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The field, for the message.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StatesException">The value is no text.</exception>
    public static string AsText(this JsonNode? value, string field) =>
        JsonValues.AsString(value)
        ?? throw StatesException.Runtime(
            $"The {field} field refers to value \"{TextForm(value)}\" which is not a valid string");

    private static TimeSpan LimitPath(JsonNode? data, string path, string field)
    {
        const int maxSeconds = 99_999_999;
        var seconds = IntegerPath(data, path, field + "Path");
        return seconds is >= 0 and <= maxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw StatesException.Runtime($"{field} must be between 0 and {maxSeconds} but was: {seconds}");
    }

    private static int IntegerPath(JsonNode? data, string path, string field)
    {
        var value = JsonPath.Get(path).Evaluate(data);
        return TryReadInteger(value, out var number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw Unsuitable(field, value, "integer", path);
    }

    private static StatesException Unsuitable(string field, JsonNode? value, string type, string path) =>
        StatesException.Runtime(
            $"The {field} field refers to value \"{TextForm(value)}\" which is not a valid {type}: {path}");

    private static bool TryReadInteger(JsonNode? value, out long number)
    {
        if (long.TryParse(TextForm(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        // 2.0 is an integer too, but only as a number.
        var isWhole = JsonValues.AsDouble(value) is { } real
            && Math.Truncate(real).Equals(real)
            && Math.Abs(real) <= int.MaxValue;
        number = isWhole ? (long)(JsonValues.AsDouble(value) ?? 0) : 0;
        return isWhole;
    }

    private static bool TryReadNumber(JsonNode? value, out double number) =>
        double.TryParse(TextForm(value), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    private static string TextForm(JsonNode? value) => JsonValues.AsString(value) ?? ServiceJson.Write(value);
}
