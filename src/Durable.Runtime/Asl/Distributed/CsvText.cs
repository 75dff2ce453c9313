using System.Text;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Splits CSV text into rows of fields (RFC 4180): fields in double quotes may hold delimiters, line breaks
/// and doubled quotes. Lines without a character are skipped.</summary>
internal sealed class CsvText(string text, char delimiter)
{
    private const char Quote = '"';

    private int _position;

    /// <summary>The rows, from the first to the last.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows()
    {
        while (_position < text.Length)
        {
            if (!SkipLineBreak())
            {
                yield return ReadRow();
            }
        }
    }

    private List<string> ReadRow()
    {
        var fields = new List<string> { ReadField() };
        while (_position < text.Length && text[_position] == delimiter)
        {
            _position++;
            fields.Add(ReadField());
        }

        SkipLineBreak();
        return fields;
    }

    private string ReadField() => _position < text.Length && text[_position] == Quote ? ReadQuoted() : ReadPlain();

    private string ReadPlain()
    {
        var start = _position;
        while (_position < text.Length && text[_position] != delimiter && text[_position] is not ('\r' or '\n'))
        {
            _position++;
        }

        return text[start.._position];
    }

    private string ReadQuoted()
    {
        var field = new StringBuilder();
        _position++;
        while (_position < text.Length)
        {
            var unit = text[_position++];
            if (unit != Quote)
            {
                field.Append(unit);
            }
            else if (_position < text.Length && text[_position] == Quote)
            {
                field.Append(Quote);
                _position++;
            }
            else
            {
                break;
            }
        }

        // What stands between the closing quote and the delimiter belongs to the field, as most readers have it.
        return field.Append(ReadPlain()).ToString();
    }

    private bool SkipLineBreak()
    {
        if (_position < text.Length && text[_position] is '\r' or '\n')
        {
            _position += text.AsSpan(_position).StartsWith("\r\n") ? 2 : 1;
            return true;
        }

        return false;
    }
}
