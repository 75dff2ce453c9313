using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>
/// Cuts JSON text into tokens with exact places. Comments are passed over with one warning; a placeholder outside
/// quotes (<c>${retry}</c>) is a token. Everything else is as strict as the service.
/// </summary>
internal sealed class JsonScanner(SourceText source, bool isJson5, DiagnosticBag diagnostics)
{
    private readonly string _text = source.Text;
    private readonly JsonStringScanner _strings = new(source, isJson5, diagnostics);
    private int _position;
    private bool _commentReported;

    public JsonToken Next()
    {
        if (!SkipBlanks())
        {
            return new JsonToken(JsonTokenKind.Failure, "", _position, _position);
        }

        if (_position >= _text.Length)
        {
            return new JsonToken(JsonTokenKind.End, "", _text.Length, _text.Length);
        }

        var c = _text[_position];
        return c switch
        {
            '{' => Punctuation(JsonTokenKind.ObjectStart),
            '}' => Punctuation(JsonTokenKind.ObjectEnd),
            '[' => Punctuation(JsonTokenKind.ArrayStart),
            ']' => Punctuation(JsonTokenKind.ArrayEnd),
            ':' => Punctuation(JsonTokenKind.Colon),
            ',' => Punctuation(JsonTokenKind.Comma),
            '"' => Quoted(),
            '\'' when isJson5 => Quoted(),
            '$' when At(_position + 1) == '{' => Placeholder(),
            '-' or (>= '0' and <= '9') => Number(),
            _ when IsWordCharacter(c) => Word(),
            _ => Unexpected(),
        };
    }

    private JsonToken Punctuation(JsonTokenKind kind)
    {
        _position++;
        return new JsonToken(kind, _text[_position - 1].ToString(), _position - 1, _position);
    }

    private JsonToken Quoted()
    {
        var start = _position;
        var text = _strings.Read(ref _position, _text[start], offsets: null);
        return new JsonToken(text is null ? JsonTokenKind.Failure : JsonTokenKind.String, text ?? "", start, _position);
    }

    private JsonToken Word()
    {
        var start = _position;
        while (_position < _text.Length && IsWordCharacter(_text[_position]))
        {
            _position++;
        }

        return new JsonToken(JsonTokenKind.Word, _text[start.._position], start, _position);
    }

    private JsonToken Number()
    {
        var start = _position;
        while (_position < _text.Length && (IsWordCharacter(_text[_position]) || _text[_position] is '+' or '-' or '.'))
        {
            _position++;
        }

        var text = _text[start.._position];
        if (JsonNumber.IsValid(text))
        {
            return new JsonToken(JsonTokenKind.Number, text, start, _position);
        }

        return Fail(start, _position, $"'{Shorten(text)}' is not a number.");
    }

    /// <summary>From <c>${</c> to the brace that closes it; quotes inside (Terraform calls) may hold braces.</summary>
    private JsonToken Placeholder()
    {
        var start = _position;
        var depth = 0;
        for (var i = start + 1; i < _text.Length && _text[i] is not ('\r' or '\n'); i++)
        {
            depth += _text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                _position = i + 1;
                return new JsonToken(JsonTokenKind.Placeholder, _text[(start + 2)..i].Trim(), start, _position);
            }
        }

        return Fail(start, start + 2, "a placeholder begins here and has no closing brace on its line.");
    }

    private JsonToken Unexpected()
    {
        var c = _text[_position];
        var shown = char.IsControl(c) || char.IsSurrogate(c) || c > 0x7E ? $"U+{(int)c:X4}" : $"'{c}'";
        var reason = c switch
        {
            '\'' => "strings are written in double quotes.",
            '%' when At(_position + 1) == '{' =>
                "a directive of a Terraform template has to be rendered before, as 'terraform console' does.",
            _ => $"the character {shown} cannot stand here.",
        };
        return Fail(_position, _position + 1, reason);
    }

    private JsonToken Fail(int start, int end, string reason)
    {
        diagnostics.Report(DiagnosticDescriptors.InvalidJson, source.Span(start, end), reason);
        return new JsonToken(JsonTokenKind.Failure, "", start, end);
    }

    private bool SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (_text[_position] is ' ' or '\t' or '\r' or '\n' || (isJson5 && char.IsWhiteSpace(_text[_position])))
            {
                _position++;
            }
            else if (_text[_position] != '/' || At(_position + 1) is not ('/' or '*'))
            {
                return true;
            }
            else if (!SkipComment())
            {
                return false;
            }
        }

        return true;
    }

    private bool SkipComment()
    {
        var start = _position;
        var isLine = _text[_position + 1] == '/';
        var end = isLine
            ? _text.AsSpan(start).IndexOfAny('\r', '\n')
            : _text.AsSpan(start + 2).IndexOf("*/", StringComparison.Ordinal);
        if (end < 0 && !isLine)
        {
            var begin = source.Span(start, start + 2);
            diagnostics.Report(DiagnosticDescriptors.TruncatedJson, begin, "a comment", begin.Line, begin.Column);
            return false;
        }

        _position = end < 0 ? _text.Length : start + end + (isLine ? 0 : 4);
        if (!_commentReported)
        {
            _commentReported = true;
            diagnostics.Report(DiagnosticDescriptors.JsonComment, source.Span(start, _position));
        }

        return true;
    }

    private char At(int index) => index < _text.Length ? _text[index] : '\0';

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
