using System.Text;
using System.Text.Json.Nodes;

namespace Durable.Asl;

/// <summary>
/// Prints values as Java's <c>toString</c> does: <c>{Arg1=1, Arg2=[]}</c>. Some texts of the service do so.
/// </summary>
internal static class JavaText
{
    public static string Print(JsonNode? node)
    {
        var text = new StringBuilder();
        Print(node, text, depth: 0);
        return text.ToString();
    }

    private static void Print(JsonNode? node, StringBuilder text, int depth)
    {
        switch (node)
        {
            case JsonObject members:
                DataLimits.CheckDepth(depth);
                PrintObject(members, text, depth + 1);
                break;
            case JsonArray items:
                DataLimits.CheckDepth(depth);
                PrintArray(items, text, depth + 1);
                break;
            default:
                text.Append(JsonValues.AsString(node) ?? ServiceJson.Write(node));
                break;
        }
    }

    private static void PrintObject(JsonObject members, StringBuilder text, int depth)
    {
        text.Append('{');
        var separator = "";
        foreach (var (name, value) in members)
        {
            text.Append(separator).Append(name).Append('=');
            Print(value, text, depth);
            separator = ", ";
        }

        text.Append('}');
    }

    private static void PrintArray(JsonArray items, StringBuilder text, int depth)
    {
        text.Append('[');
        var separator = "";
        foreach (var item in items)
        {
            text.Append(separator);
            Print(item, text, depth);
            separator = ", ";
        }

        text.Append(']');
    }
}
