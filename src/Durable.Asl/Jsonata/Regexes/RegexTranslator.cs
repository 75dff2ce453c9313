using System.Globalization;
using System.Text;

namespace Durable.Asl.Jsonata.Regexes;

/// <summary>
/// Rewrites an ECMAScript regular expression for .NET. The two dialects agree on most signs; this writes out those on
/// which they do not (anchors, the dot, character classes, references to groups that took no part) and refuses what
/// ECMAScript does not know. All groups get names of their own, so that they keep their ECMAScript numbers.
/// </summary>
internal sealed class RegexTranslator
{
    private const string LineEnds = @"\n\r\u2028\u2029";
    private const string Word = "[A-Za-z0-9_]";
    private const string WordEdge = $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))";
    private const string NoWordEdge = $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))";
    private const int MaxNesting = 250;

    private readonly string _pattern;
    private readonly bool _multiline;
    private readonly RegexGroups _groups;
    private readonly StringBuilder _output = new();
    private int _position;
    private int _nesting;
    private bool _repeatable;

    private RegexTranslator(string pattern, bool multiline)
    {
        _pattern = pattern;
        _multiline = multiline;
        _groups = RegexGroups.Find(pattern);
    }

    /// <summary>The pattern for .NET and the number of its groups, which are named <c>g1</c>, <c>g2</c> and so
    /// on.</summary>
    public static (string Pattern, int Groups) Translate(string pattern, bool multiline)
    {
        var translator = new RegexTranslator(pattern, multiline);
        while (translator._position < pattern.Length)
        {
            translator.Next();
        }

        return translator._nesting == 0
            ? (translator._output.ToString(), translator._groups.Count)
            : throw RegexErrors.Invalid(pattern);
    }

    private void Next()
    {
        var current = _pattern[_position++];
        switch (current)
        {
            case '^':
                Assertion(_multiline ? $@"(?<=\A|[{LineEnds}])" : @"\A");
                break;
            case '$':
                Assertion(_multiline ? $@"(?=[{LineEnds}]|\z)" : @"\z");
                break;
            case '.':
                Atom($"[^{LineEnds}]");
                break;
            case '|':
                Assertion("|");
                break;
            case '(':
                Open();
                break;
            case ')':
                Close();
                break;
            case '[':
                Class();
                break;
            case '\\':
                Escape();
                break;
            case '*' or '+' or '?':
                Quantifier(current.ToString());
                break;
            case '{':
                Brace();
                break;
            default:
                Atom(RegexText.Literal(current));
                break;
        }
    }

    private void Atom(string text)
    {
        _output.Append(text);
        _repeatable = true;
    }

    private void Assertion(string text)
    {
        _output.Append(text);
        _repeatable = false;
    }

    private void Quantifier(string text)
    {
        if (!_repeatable)
        {
            throw RegexErrors.Invalid(_pattern);
        }

        _output.Append(text);
        if (Skip('?'))
        {
            _output.Append('?');
        }

        _repeatable = false;
    }

    // A brace that begins no count is an ordinary character.
    private void Brace()
    {
        var count = RegexText.Count().Match(_pattern, _position - 1, _pattern.Length - _position + 1);
        if (!count.Success)
        {
            Atom(RegexText.Literal('{'));
            return;
        }

        _position += count.Length - 1;
        var least = Number(count.Groups["least"].Value);
        var most = Number(count.Groups["most"].Value);
        if (most is not null && most < least)
        {
            throw RegexErrors.Invalid(_pattern);
        }

        var hasComma = count.Groups["comma"].Success;
        Quantifier(string.Create(CultureInfo.InvariantCulture, $"{{{least}{(hasComma ? "," : "")}{most}}}"));
    }

    private static int? Number(string digits) => digits.Length == 0 ? null
        : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private void Open()
    {
        if (++_nesting > MaxNesting)
        {
            throw RegexErrors.Invalid(_pattern);
        }

        _repeatable = false;
        if (!Skip('?'))
        {
            _output.Append(CultureInfo.InvariantCulture, $"(?<g{_groups.Next()}>");
            return;
        }

        foreach (var kind in (ReadOnlySpan<string>)[":", "=", "!", "<=", "<!"])
        {
            if (Skip(kind))
            {
                _output.Append("(?").Append(kind);
                return;
            }
        }

        var name = RegexGroups.NameAt(_pattern, _position) ?? throw RegexErrors.Invalid(_pattern);
        _position += name.Length + 2;
        _output.Append(CultureInfo.InvariantCulture, $"(?<g{_groups.Next()}>");
    }

    private void Close()
    {
        if (--_nesting < 0)
        {
            throw RegexErrors.Invalid(_pattern);
        }

        Atom(")");
    }

    private void Class()
    {
        var members = RegexClass.Read(_pattern, _position);
        _position = members.End;
        Atom(members.Text);
    }

    private void Escape()
    {
        if (_position >= _pattern.Length)
        {
            throw RegexErrors.Invalid(_pattern);
        }

        var letter = _pattern[_position];
        if (letter is 'b' or 'B')
        {
            _position++;
            Assertion(letter == 'b' ? WordEdge : NoWordEdge);
        }
        else if (letter is >= '1' and <= '9' && Reference() is { } number)
        {
            BackReference(number);
        }
        else if (letter == 'k' && _groups.HasNames)
        {
            BackReference(NamedReference());
        }
        else
        {
            var escape = RegexEscape.Read(_pattern, _position);
            _position = escape.End;
            Atom(escape.Set is { } set ? $"[{set}]" : RegexText.Literal(escape.Character));
        }
    }

    // A number beyond the last group is an octal escape, and left to the reader of escapes.
    private int? Reference()
    {
        var end = _position;
        while (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
        {
            end++;
        }

        if (Number(_pattern[_position..end]) is not { } number || number > _groups.Count)
        {
            return null;
        }

        _position = end;
        return number;
    }

    private int NamedReference()
    {
        var name = RegexGroups.NameAt(_pattern, _position + 1);
        var number = name is null ? null : _groups.NumberOf(name);
        _position += 3 + (name?.Length ?? 0);
        return number ?? throw RegexErrors.Invalid(_pattern);
    }

    private void BackReference(int group) =>
        Atom(string.Create(CultureInfo.InvariantCulture, $@"(?:(?(g{group})\k<g{group}>|))"));

    private bool Skip(char sign)
    {
        var found = _position < _pattern.Length && _pattern[_position] == sign;
        _position += found ? 1 : 0;
        return found;
    }

    private bool Skip(string signs)
    {
        var found = _pattern.AsSpan(_position).StartsWith(signs);
        _position += found ? signs.Length : 0;
        return found;
    }
}
