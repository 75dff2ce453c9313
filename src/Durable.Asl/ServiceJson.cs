using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Asl;

/// <summary>Reads and prints JSON as the service does.</summary>
/// <remarks>
/// Printed JSON is compact: no blanks, keys in their order, numbers as they were written, and no escapes except where
/// JSON demands one. Read JSON is fully converted: the last of several equal keys counts, and half a surrogate pair
/// becomes U+FFFD, so that no later access to a value can fail.
/// </remarks>
public static class ServiceJson
{
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = DataLimits.MaxDepth };

    /// <summary>Prints a value as compact JSON.</summary>
    /// <param name="node">The value; null is JSON null.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when the value is nested too deeply.</exception>
    public static string Write(JsonNode? node)
    {
        var sink = new TextSink(new StringBuilder());
        JsonPrinter.Print(node, ref sink);
        return sink.Text.ToString();
    }

    /// <summary>Reads one JSON value.</summary>
    /// <param name="text">The text; blanks around the value are allowed.</param>
    /// <returns>The value; null is JSON null.</returns>
    /// <exception cref="FormatException">The text is not JSON, or is nested deeper than
    /// <see cref="DataLimits.MaxDepth"/> levels.</exception>
    public static JsonNode? Parse(string text) =>
        TryParse(text, out var node, out var problem) ? node : throw new FormatException(problem);

    /// <summary>Reads one JSON value.</summary>
    /// <param name="text">The text; blanks around the value are allowed.</param>
    /// <param name="node">The value; null is JSON null.</param>
    /// <param name="problem">What is wrong with the text, when it is not JSON.</param>
    /// <returns>False when the text is not JSON or is nested deeper than <see cref="DataLimits.MaxDepth"/>
    /// levels.</returns>
    public static bool TryParse(string text, out JsonNode? node, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(Surrogates.Repair(text), ReadOptions);
            node = Convert(document.RootElement);
            problem = null;
            return true;
        }
        catch (JsonException exception)
        {
            node = null;
            problem = exception.Message;
            return false;
        }
    }

    private static JsonNode? Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ConvertObject(element),
        JsonValueKind.Array => ConvertArray(element),
        JsonValueKind.String => JsonValue.Create(element.GetString()),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        JsonValueKind.Number => JsonValue.Create(element.Clone()),
        _ => null,
    };

    private static JsonObject ConvertObject(JsonElement element)
    {
        var result = new JsonObject();
        foreach (var member in element.EnumerateObject())
        {
            result[member.Name] = Convert(member.Value);
        }

        return result;
    }

    private static JsonArray ConvertArray(JsonElement element)
    {
        var result = new JsonArray();
        foreach (var item in element.EnumerateArray())
        {
            result.Add(Convert(item));
        }

        return result;
    }
}
