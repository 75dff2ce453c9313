using System.Text.Json.Nodes;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>The functions that turn JSON into text and back, and that merge objects.</summary>
internal static class JsonFunctions
{
    /// <summary>Only shallow merging exists; true asks for a deep one and fails, all else counts as false.</summary>
    public static JsonNode Merge(IntrinsicInvocation call)
    {
        var merged = (JsonObject)call.Object(0).DeepClone();
        var other = call.Object(1);
        if (JsonValues.AsBoolean(call[2]) == true)
        {
            throw call.InvalidArguments();
        }

        foreach (var (name, value) in other)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    /// <summary>An empty text is null, and the integer -0 is 0.</summary>
    public static JsonNode? StringToJson(IntrinsicInvocation call)
    {
        var text = call.Text(0).Trim(' ', '\t', '\r', '\n');
        if (text.Length == 0)
        {
            return null;
        }

        if (text == "-0")
        {
            return 0;
        }

        return ServiceJson.TryParse(text, out var node, out var problem)
            ? node
            : throw call.Fail($"Cannot convert String to Json in States.StringToJson, caused by: {problem}");
    }

    public static JsonNode JsonToString(IntrinsicInvocation call) => ServiceJson.Write(call[0]);
}
