using System.Globalization;
using System.Text;
using System.Text.Json;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Costs.Histories;

/// <summary>
/// Reads what <c>aws stepfunctions get-execution-history</c> prints: an object with <c>events</c>, several of them one after
/// another (pages), or a list of them. Events come in either order, with or without execution data. Everything that is
/// not needed is passed over, so unknown event types do no harm.
/// </summary>
internal static class HistoryReader
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly string[] NameFields = ["name"];
    private static readonly string[] DataFields = ["output", "input"];

    /// <summary>The events of each page of a text, or nothing when it is broken, which is reported.</summary>
    public static IReadOnlyList<IReadOnlyList<HistoryEvent>> Read(SourceText source, DiagnosticBag diagnostics)
    {
        try
        {
            var pages = Pages(Encoding.UTF8.GetBytes(source.Text));
            if (pages.Sum(static p => p.Count) == 0)
            {
                diagnostics.Report(DiagnosticDescriptors.NoHistory, SourceSpan.OfFile(source.File));
            }

            return pages;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            var column = (int)(error.BytePositionInLine ?? 0) + 1;
            diagnostics.Report(
                DiagnosticDescriptors.HistoryNotJson, new SourceSpan(source.File, line, column, line, column));
            return [];
        }
    }

    private static List<IReadOnlyList<HistoryEvent>> Pages(ReadOnlySpan<byte> bytes)
    {
        var pages = new List<IReadOnlyList<HistoryEvent>>();
        var reader = new Utf8JsonReader(bytes, Options);
        while (reader.Read())
        {
            using var document = JsonDocument.ParseValue(ref reader);
            AddPages(document.RootElement, pages);
        }

        return pages;
    }

    private static void AddPages(JsonElement value, List<IReadOnlyList<HistoryEvent>> pages)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("events", out var events))
        {
            AddPages(events, pages);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            // A list of pages, or the events themselves.
            foreach (var page in value.EnumerateArray().Where(static p => IsPage(p)))
            {
                AddPages(page, pages);
            }

            var own = value.EnumerateArray().Select(Event).OfType<HistoryEvent>().ToList();
            if (own.Count > 0)
            {
                pages.Add(own);
            }
        }
    }

    private static bool IsPage(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("events", out _);

    private static HistoryEvent? Event(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.Number || !id.TryGetInt64(out var number)
            || !value.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var previous = value.TryGetProperty("previousEventId", out var before)
            && before.ValueKind == JsonValueKind.Number && before.TryGetInt64(out var earlier) ? earlier : 0;
        var details = Details(value);
        return new HistoryEvent(number, previous, type.GetString() ?? "")
        {
            Time = value.TryGetProperty("timestamp", out var time) ? Seconds(time) : null,
            Name = Text(details, NameFields),
            Length = details is { } map && map.TryGetProperty("length", out var length)
                && length.ValueKind == JsonValueKind.Number ? length.GetDouble() : null,
            Kilobytes = Text(details, DataFields) is { } data ? Encoding.UTF8.GetByteCount(data) / 1000.0 : null,
        };
    }

    /// <summary>The one member whose name ends in <c>EventDetails</c>.</summary>
    private static JsonElement? Details(JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.EndsWith("EventDetails", StringComparison.Ordinal)
                && member.Value.ValueKind == JsonValueKind.Object)
            {
                return member.Value;
            }
        }

        return null;
    }

    private static string? Text(JsonElement? details, string[] names)
    {
        foreach (var name in names)
        {
            if (details is { } value && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
            {
                return text.GetString();
            }
        }

        return null;
    }

    /// <summary>The first version of the command line prints seconds, the second one ISO 8601.</summary>
    private static double? Seconds(JsonElement time)
    {
        if (time.ValueKind == JsonValueKind.Number)
        {
            return time.GetDouble();
        }

        return time.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(
            time.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUnixTimeMilliseconds() / 1000.0
            : null;
    }
}
