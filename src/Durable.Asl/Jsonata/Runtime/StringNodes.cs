using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>Strings out of JSON nodes.</summary>
internal static class StringNodes
{
    /// <summary>The text of a node, whatever type it was made from.</summary>
    public static string Read(JsonValue node)
    {
        try
        {
            return node.TryGetValue(out string? text) ? text : Unquote(node.ToJsonString());
        }
        catch (InvalidOperationException) when (node.TryGetValue(out JsonElement element))
        {
            // A lone surrogate, legal as an escape in JSON, is more than the JSON reader turns into a string.
            return Unquote(element.GetRawText());
        }
    }

    private static string Unquote(string json) => StringLexer.Read(json, 0, '"').Value;
}
