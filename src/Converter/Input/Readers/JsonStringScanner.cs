using System.Globalization;
using System.Text;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>Reads string literals. It can note where each decoded character stands, for text inside a string.</summary>
internal sealed class JsonStringScanner(SourceText source, bool isJson5, DiagnosticBag diagnostics)
{
    private const string Escapes = "\"\\/bfnrt'";
    private const string Escaped = "\"\\/\b\f\n\r\t'";

    private readonly string _text = source.Text;
    private readonly StringBuilder _value = new();

    /// <summary>
    /// The value of the literal whose opening quote is at <paramref name="position"/>, which moves behind the closing
    /// one; null when the literal is broken, which has been reported.
    /// </summary>
    public string? Read(ref int position, char quote, List<int>? offsets)
    {
        var start = position++;
        _value.Clear();
        while (position < _text.Length && _text[position] != quote)
        {
            var at = position;
            if (!ReadCharacter(ref position))
            {
                return null;
            }

            offsets?.Add(at);
        }

        if (position >= _text.Length)
        {
            var begin = source.Span(start, start + 1);
            diagnostics.Report(DiagnosticDescriptors.TruncatedJson, begin, "a string", begin.Line, begin.Column);
            return null;
        }

        offsets?.Add(position);
        position++;
        var value = _value.ToString();
        return HasLoneSurrogate(value) ? Fail(start, position, "the string has half of a surrogate pair.") : value;
    }

    private bool ReadCharacter(ref int position)
    {
        var c = _text[position];
        if (c < ' ')
        {
            var what = c is '\r' or '\n' ? "a string ends on the line it begins; write \\n for a line break."
                : c == '\t' ? "a tab inside a string is written \\t."
                : $"the control character U+{(int)c:X4} inside a string is written \\u{(int)c:x4}.";
            Fail(position, position + 1, what);
            return false;
        }

        position++;
        _value.Append(c);
        return c != '\\' || ReadEscape(ref position);
    }

    private bool ReadEscape(ref int position)
    {
        _value.Length--;
        var escape = position < _text.Length ? _text[position] : '\0';
        position++;
        if (escape == 'u')
        {
            return ReadCodeUnit(ref position);
        }

        var index = Escapes.IndexOf(escape, StringComparison.Ordinal);
        if (index < 0 || (escape == '\'' && !isJson5))
        {
            var shown = escape < ' ' ? "a backslash" : $"'\\{escape}'";
            Fail(position - 2, Math.Min(position, _text.Length), $"{shown} is not an escape of JSON.");
            return false;
        }

        _value.Append(Escaped[index]);
        return true;
    }

    private bool ReadCodeUnit(ref int position)
    {
        var digits = position + 4 <= _text.Length ? _text.AsSpan(position, 4) : "";
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            Fail(position - 2, Math.Min(position + 4, _text.Length), "'\\u' is followed by four hexadecimal digits.");
            return false;
        }

        position += 4;
        _value.Append((char)unit);
        return true;
    }

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                return true;
            }
        }

        return false;
    }

    private string? Fail(int start, int end, string reason)
    {
        diagnostics.Report(DiagnosticDescriptors.InvalidJson, source.Span(start, end), reason);
        return null;
    }
}
