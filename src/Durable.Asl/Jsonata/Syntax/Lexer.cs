using System.Buffers;
using System.Globalization;

namespace Durable.Asl.Jsonata.Syntax;

/// <summary>
/// Cuts an expression into tokens, one at a time. A slash divides after an operand and opens a regular expression
/// elsewhere; only the parser knows which, so it says so with every request.
/// </summary>
internal sealed class Lexer(string text)
{
    private const string WhiteSpace = " \t\n\r\v";
    private const string SingleSigns = ".[]{}(),@#;:?+-*/%|=<>^&!~";

    private static readonly string[] DoubleSigns = ["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"];
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(WhiteSpace + SingleSigns);

    private int _position;

    /// <summary>True when a bare word of these characters reads back as a name.</summary>
    public static bool IsBareName(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name[0] is not ('"' or '\'' or '`' or '$')
        && name is not ("and" or "or" or "in" or "true" or "false" or "null")
        && name.AsSpan().IndexOfAny(NameEnd) < 0;

    public Token Next(bool afterOperand)
    {
        SkipBlanks();
        if (_position >= text.Length)
        {
            return new Token(TokenKind.End, "(end)", new JsonataSpan(text.Length, text.Length));
        }

        var current = text[_position];
        if (current == '/' && !afterOperand)
        {
            return Regex();
        }

        if (SingleSigns.Contains(current, StringComparison.Ordinal))
        {
            return Sign();
        }

        return current switch
        {
            '"' or '\'' => String(current),
            '`' => QuotedName(),
            >= '0' and <= '9' => Number(),
            _ => Word(),
        };
    }

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            if (WhiteSpace.Contains(text[_position], StringComparison.Ordinal))
            {
                _position++;
            }
            else if (text.AsSpan(_position).StartsWith("/*"))
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var end = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new JsonataException("S0106") { Position = _position };
        }

        _position = end + 2;
    }

    private Token Sign()
    {
        var start = _position;
        var rest = text.AsSpan(start);
        foreach (var sign in DoubleSigns)
        {
            if (rest.StartsWith(sign))
            {
                _position += 2;
                return Make(TokenKind.Operator, sign, start);
            }
        }

        _position++;
        return Make(TokenKind.Operator, string.Intern(text[start].ToString()), start);
    }

    private Token String(char quote)
    {
        var literal = StringLexer.Read(text, _position, quote);
        var start = _position;
        _position = literal.End;
        return Make(TokenKind.String, literal.Value, start);
    }

    private Token QuotedName()
    {
        var start = _position;
        var end = text.IndexOf('`', start + 1);
        if (end < 0)
        {
            throw new JsonataException("S0105") { Position = text.Length };
        }

        _position = end + 1;
        return Make(TokenKind.Name, text[(start + 1)..end], start);
    }

    private Token Number()
    {
        var start = _position;
        var end = NumberEnd();
        var digits = text.AsSpan(start, end - start);
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
        {
            throw new JsonataException("S0102") { Position = start, Token = digits.ToString() };
        }

        _position = end;
        return Make(TokenKind.Number, NumberText.Format(value), start, value);
    }

    // A leading zero ends the whole part, so "01" is the number 0 followed by the number 1.
    private int NumberEnd()
    {
        var end = text[_position] == '0' ? _position + 1 : SkipDigits(_position);
        if (At(end) == '.' && char.IsAsciiDigit(At(end + 1)))
        {
            end = SkipDigits(end + 1);
        }

        if (At(end) is 'e' or 'E')
        {
            var digits = At(end + 1) is '+' or '-' ? end + 2 : end + 1;
            end = char.IsAsciiDigit(At(digits)) ? SkipDigits(digits) : end;
        }

        return end;
    }

    private int SkipDigits(int from)
    {
        while (char.IsAsciiDigit(At(from)))
        {
            from++;
        }

        return from;
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private Token Word()
    {
        var start = _position;
        var length = text.AsSpan(start).IndexOfAny(NameEnd);
        _position = length < 0 ? text.Length : start + length;
        var word = text[start.._position];
        if (word[0] == '$')
        {
            return Make(TokenKind.Variable, word[1..], start);
        }

        return word switch
        {
            "and" or "or" or "in" => Make(TokenKind.Operator, string.Intern(word), start),
            "true" or "false" or "null" => Make(TokenKind.Value, word, start),
            _ => Make(TokenKind.Name, word, start),
        };
    }

    private Token Regex()
    {
        var start = _position;
        var end = RegexLexer.FindEnd(text, start + 1);
        var flagsEnd = end + 1;
        while (At(flagsEnd) is 'i' or 'm')
        {
            flagsEnd++;
        }

        _position = flagsEnd;
        var span = new JsonataSpan(start, flagsEnd);
        return new Token(TokenKind.Regex, text[(start + 1)..end], span, 0, text[(end + 1)..flagsEnd]);
    }

    private Token Make(TokenKind kind, string value, int start, double number = 0) =>
        new(kind, value, new JsonataSpan(start, _position), number);
}
