using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Asl;

/// <summary>Where printed JSON goes: into text, or only into a count.</summary>
internal interface IJsonSink
{
    void Append(char unit);

    void Append(ReadOnlySpan<char> text);
}

/// <summary>Collects the text.</summary>
internal readonly struct TextSink(StringBuilder text) : IJsonSink
{
    public StringBuilder Text { get; } = text;

    public void Append(char unit) => Text.Append(unit);

    public void Append(ReadOnlySpan<char> text) => Text.Append(text);
}

/// <summary>Counts the bytes that the text takes in UTF-8.</summary>
internal struct ByteCountSink : IJsonSink
{
    public long Bytes { get; private set; }

    public void Append(char unit) => Bytes++;

    public void Append(ReadOnlySpan<char> text) => Bytes += Encoding.UTF8.GetByteCount(text);
}

/// <summary>Walks a JSON value and prints it compactly.</summary>
internal static class JsonPrinter
{
    private static readonly SearchValues<char> NeedsEscape =
        SearchValues.Create(string.Concat(Enumerable.Range(0, 0x20).Select(unit => (char)unit)) + "\"\\");

    public static void Print<TSink>(JsonNode? node, ref TSink sink, int depth = 0)
        where TSink : struct, IJsonSink
    {
        switch (node)
        {
            case null:
                sink.Append("null");
                break;
            case JsonObject members:
                DataLimits.CheckDepth(depth);
                PrintObject(members, ref sink, depth + 1);
                break;
            case JsonArray items:
                DataLimits.CheckDepth(depth);
                PrintArray(items, ref sink, depth + 1);
                break;
            default:
                PrintScalar(node.AsValue(), ref sink);
                break;
        }
    }

    /// <summary>Prints a string literal, quotes included.</summary>
    public static void PrintString<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IJsonSink
    {
        sink.Append('"');
        while (text.IndexOfAny(NeedsEscape) is >= 0 and var position)
        {
            sink.Append(text[..position]);
            PrintEscape(text[position], ref sink);
            text = text[(position + 1)..];
        }

        sink.Append(text);
        sink.Append('"');
    }

    private static void PrintObject<TSink>(JsonObject members, ref TSink sink, int depth)
        where TSink : struct, IJsonSink
    {
        sink.Append('{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (!first)
            {
                sink.Append(',');
            }

            first = false;
            PrintString(name, ref sink);
            sink.Append(':');
            Print(value, ref sink, depth);
        }

        sink.Append('}');
    }

    private static void PrintArray<TSink>(JsonArray items, ref TSink sink, int depth)
        where TSink : struct, IJsonSink
    {
        sink.Append('[');
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                sink.Append(',');
            }

            Print(items[index], ref sink, depth);
        }

        sink.Append(']');
    }

    private static void PrintScalar<TSink>(JsonValue value, ref TSink sink)
        where TSink : struct, IJsonSink
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                PrintString(JsonValues.AsString(value), ref sink);
                break;
            case JsonValueKind.Number:
                sink.Append(JsonValues.NumberText(value));
                break;
            case JsonValueKind.True:
                sink.Append("true");
                break;
            case JsonValueKind.False:
                sink.Append("false");
                break;
            default:
                sink.Append(value.ToJsonString());
                break;
        }
    }

    private static void PrintEscape<TSink>(char unit, ref TSink sink)
        where TSink : struct, IJsonSink
    {
        sink.Append('\\');
        switch (unit)
        {
            case '"' or '\\':
                sink.Append(unit);
                break;
            case '\b':
                sink.Append('b');
                break;
            case '\f':
                sink.Append('f');
                break;
            case '\n':
                sink.Append('n');
                break;
            case '\r':
                sink.Append('r');
                break;
            case '\t':
                sink.Append('t');
                break;
            default:
                sink.Append('u');
                sink.Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
