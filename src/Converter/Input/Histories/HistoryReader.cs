using System.Text;
using System.Text.Json;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Histories;

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

    /// <summary>The events of each page of a text, or nothing when it is broken, which is reported.</summary>
    public static IReadOnlyList<IReadOnlyList<HistoryEvent>> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var bytes = Encoding.UTF8.GetBytes(source.Text);
        try
        {
            var pages = new PageReader(bytes).Read();
            if (pages.Count == 0)
            {
                ReportNothing(source, bytes, diagnostics);
            }

            return pages;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second kind is thrown for half of a surrogate pair in a text, whose place is not told.
            var line = (int)((error as JsonException)?.LineNumber ?? 0) + 1;
            var column = (int)((error as JsonException)?.BytePositionInLine ?? 0) + 1;
            diagnostics.Report(
                DiagnosticDescriptors.HistoryNotJson, new SourceSpan(source.File, line, column, line, column));
            return [];
        }
    }

    private static void ReportNothing(SourceText source, byte[] bytes, DiagnosticBag diagnostics)
    {
        var reader = new Utf8JsonReader(bytes, Options);
        var isDescription = false;
        if (reader.Read())
        {
            using var first = JsonDocument.ParseValue(ref reader);
            isDescription = first.RootElement.ValueKind == JsonValueKind.Object
                && first.RootElement.TryGetProperty("executionArn", out _);
        }

        diagnostics.Report(
            isDescription ? DiagnosticDescriptors.HistoryIsDescription : DiagnosticDescriptors.NoHistory,
            SourceSpan.OfFile(source.File));
    }

    /// <summary>Walks over the tokens, so that each event keeps its line and a long history is never in memory twice.</summary>
    private ref struct PageReader(byte[] bytes)
    {
        private readonly List<IReadOnlyList<HistoryEvent>> _pages = [];
        private readonly byte[] _bytes = bytes;
        private Utf8JsonReader _reader = new(bytes, Options);
        private int _line = 1;
        private int _counted;

        public List<IReadOnlyList<HistoryEvent>> Read()
        {
            while (_reader.Read())
            {
                Value();
            }

            return _pages;
        }

        private void Value()
        {
            switch (_reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    List();
                    break;
                case JsonTokenType.StartObject:
                    Page();
                    break;
                default:
                    break;
            }
        }

        /// <summary>An object outside a list: only its <c>events</c> are of interest.</summary>
        private void Page()
        {
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
            {
                var isEvents = _reader.ValueTextEquals("events"u8);
                _reader.Read();
                if (isEvents && _reader.TokenType == JsonTokenType.StartArray)
                {
                    List();
                }
                else
                {
                    _reader.Skip();
                }
            }
        }

        /// <summary>Events, or pages; what is neither is passed over.</summary>
        private void List()
        {
            var events = new List<HistoryEvent>();
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                if (_reader.TokenType != JsonTokenType.StartObject)
                {
                    _reader.Skip();
                    continue;
                }

                var line = Line((int)_reader.TokenStartIndex);
                var before = _reader;
                using var document = JsonDocument.ParseValue(ref _reader);
                if (document.RootElement.TryGetProperty("events", out _))
                {
                    _reader = before;
                    Page();
                }
                else if (HistoryEventReader.Read(document.RootElement, line) is { } item)
                {
                    events.Add(item);
                }
            }

            _pages.AddRange(Executions(events));
        }

        private int Line(int offset)
        {
            _line += _bytes.AsSpan(_counted, offset - _counted).Count((byte)'\n');
            _counted = offset;
            return _line;
        }
    }

    /// <summary>A list may hold several executions one after another: each begins, or in reverse order ends, with its start.</summary>
    private static IEnumerable<IReadOnlyList<HistoryEvent>> Executions(List<HistoryEvent> events)
    {
        var isReverse = events.Count > 1 && events[0].Id > events[1].Id;
        var current = new List<HistoryEvent>();
        for (var i = 0; i < events.Count; i++)
        {
            if (current.Count > 0 && (isReverse ? Begins(events, i - 1) : Begins(events, i) && !Repeats(events, i)))
            {
                yield return current;
                current = [];
            }

            current.Add(events[i]);
        }

        if (current.Count > 0)
        {
            yield return current;
        }
    }

    private static bool Begins(List<HistoryEvent> events, int index) => events[index].IsStart;

    /// <summary>The same event twice in a row is a copy and no second execution.</summary>
    private static bool Repeats(List<HistoryEvent> events, int index) => events[index - 1].Id == events[index].Id;
}
