using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>
/// JSON to <see cref="SourceNode"/>. Open containers are kept on a stack of their own, so that depth costs memory and
/// not the stack of the process; past <see cref="MaxDepth"/> levels the text is refused, so that everything behind this
/// door may recurse. Definitions in the wild have some thirty levels.
/// </summary>
internal sealed class JsonParser
{
    /// <summary>Levels of objects and arrays.</summary>
    public const int MaxDepth = 512;

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly JsonScanner _scanner;
    private readonly bool _isJson5;
    private readonly Stack<OpenContainer> _open = new();
    private JsonToken _token;
    private bool _commaReported;
    private bool _json5Reported;

    private JsonParser(SourceText source, bool isJson5, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _isJson5 = isJson5;
        _scanner = new JsonScanner(source, isJson5, diagnostics);
    }

    /// <summary>The tree, or null when the text is broken; the first fault has been reported.</summary>
    public static SourceNode? Parse(SourceText source, bool isJson5, DiagnosticBag diagnostics) =>
        new JsonParser(source, isJson5, diagnostics).ParseDocument();

    private SourceNode? ParseDocument()
    {
        Advance();
        var root = ParseValue();
        if (root is null)
        {
            return null;
        }

        Advance();
        return _token.Kind == JsonTokenKind.End ? root : Expected("the end of the text");
    }

    /// <summary>The value that begins at the current token. On return the current token is its last one.</summary>
    private SourceNode? ParseValue()
    {
        while (true)
        {
            SourceNode? value = null;
            if (_token.Kind is JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart)
            {
                if (!Open(out var isEmpty))
                {
                    return null;
                }

                value = isEmpty ? Close() : null;
            }
            else
            {
                value = ParseScalar();
                if (value is null)
                {
                    return null;
                }
            }

            // A finished value may be the last of its container, and that of its own, and so on.
            while (value is not null)
            {
                if (_open.Count == 0)
                {
                    return value;
                }

                _open.Peek().Add(value);
                if (!Separate(out var closes))
                {
                    return null;
                }

                value = closes ? Close() : null;
            }
        }
    }

    /// <summary>Begins a container and moves to its first value or its end.</summary>
    private bool Open(out bool isEmpty)
    {
        isEmpty = false;
        if (_open.Count == MaxDepth)
        {
            _diagnostics.Report(DiagnosticDescriptors.TooDeep, Span(_token), MaxDepth);
            return false;
        }

        var container = new OpenContainer(_token.Kind == JsonTokenKind.ObjectStart, _token.Start);
        _open.Push(container);
        Advance();
        isEmpty = container.IsClosedBy(_token.Kind);
        return isEmpty || ParseName();
    }

    /// <summary>Behind a value: moves to the next value of the container, or to its end.</summary>
    private bool Separate(out bool closes)
    {
        var container = _open.Peek();
        Advance();
        closes = container.IsClosedBy(_token.Kind);
        if (closes)
        {
            return true;
        }

        if (_token.Kind != JsonTokenKind.Comma)
        {
            Expected(container.IsObject ? "',' or '}'" : "',' or ']'");
            return false;
        }

        var comma = _token;
        Advance();
        closes = container.IsClosedBy(_token.Kind);
        if (!closes)
        {
            return ParseName();
        }

        if (!_commaReported)
        {
            _commaReported = true;
            _diagnostics.Report(DiagnosticDescriptors.TrailingComma, Span(comma));
        }

        return true;
    }

    /// <summary>Inside an object: takes the name and the colon, and moves to the value.</summary>
    private bool ParseName()
    {
        var container = _open.Peek();
        if (!container.IsObject)
        {
            return true;
        }

        if (_token.Kind == JsonTokenKind.Word && _isJson5)
        {
            NoteJson5("A name without quotes");
        }
        else if (_token.Kind != JsonTokenKind.String)
        {
            Expected("a name in double quotes");
            return false;
        }

        NoteSingleQuotes();
        container.Name = _token.Text;
        container.NameSpan = Span(_token);
        Advance();
        if (_token.Kind != JsonTokenKind.Colon)
        {
            Expected("':'");
            return false;
        }

        Advance();
        return true;
    }

    private SourceNode Close()
    {
        var container = _open.Pop();
        return container.ToNode(_source.Span(container.Start, _token.End));
    }

    private SourceScalar? ParseScalar()
    {
        ScalarKind? kind = _token switch
        {
            { Kind: JsonTokenKind.String } => ScalarKind.String,
            { Kind: JsonTokenKind.Number } => ScalarKind.Number,
            { Kind: JsonTokenKind.Placeholder } => ScalarKind.Placeholder,
            { Kind: JsonTokenKind.Word, Text: "true" } => ScalarKind.True,
            { Kind: JsonTokenKind.Word, Text: "false" } => ScalarKind.False,
            { Kind: JsonTokenKind.Word, Text: "null" } => ScalarKind.Null,
            _ => null,
        };
        if (kind is null)
        {
            Expected("a value");
            return null;
        }

        NoteSingleQuotes();
        return new SourceScalar(kind.Value, _token.Text, Span(_token));
    }

    private void NoteSingleQuotes()
    {
        if (_token.Kind == JsonTokenKind.String && _source.Text[_token.Start] == '\'')
        {
            NoteJson5("A string in single quotes");
        }
    }

    private void NoteJson5(string what)
    {
        if (!_json5Reported)
        {
            _json5Reported = true;
            _diagnostics.Report(DiagnosticDescriptors.Json5Syntax, Span(_token), what);
        }
    }

    private SourceNode? Expected(string what)
    {
        if (_token.Kind == JsonTokenKind.End && _open.TryPeek(out var container))
        {
            var begin = _source.Span(container.Start, container.Start + 1);
            _diagnostics.Report(
                DiagnosticDescriptors.TruncatedJson, Span(_token), container.Kind, begin.Line, begin.Column);
        }
        else if (_token.Kind == JsonTokenKind.End)
        {
            _diagnostics.Report(DiagnosticDescriptors.EmptyFile, Span(_token));
        }
        else if (_token.Kind != JsonTokenKind.Failure)
        {
            _diagnostics.Report(
                DiagnosticDescriptors.InvalidJson, Span(_token), $"{what} is expected here, not {Describe(_token)}.");
        }

        return null;
    }

    private void Advance() => _token = _scanner.Next();

    private SourceSpan Span(JsonToken token) => _source.Span(token.Start, token.End);

    private static string Describe(JsonToken token) => token.Kind switch
    {
        JsonTokenKind.String => "a string",
        JsonTokenKind.Placeholder => "a placeholder",
        _ => token.Text.Length <= 40 ? $"'{token.Text}'" : $"'{token.Text[..40]}…'",
    };
}
