using System.Text;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// Checks that a text is the name of a C# type, and brings its spacing into the usual form. The grammar is
/// <c>core ('?' | '[]')*</c>, where a core is a dotted name whose parts may have type arguments, or a tuple.
/// </summary>
internal ref struct TypeNameReader
{
    private const int DeepestNesting = 64;

    private readonly string _text;
    private readonly StringBuilder _output;
    private int _position;
    private int _depth;

    private TypeNameReader(string text)
    {
        _text = text;
        _output = new StringBuilder(text.Length);
    }

    /// <exception cref="ArgumentException"><paramref name="text"/> is not the name of a type.</exception>
    public static string Normalize(string text)
    {
        var reader = new TypeNameReader(text);
        reader.ReadType();
        if (reader._position != text.Length)
        {
            throw reader.Refuse();
        }

        return reader._output.ToString();
    }

    private void ReadType()
    {
        if (++_depth > DeepestNesting)
        {
            throw Refuse();
        }

        SkipSpaces();
        if (Take('('))
        {
            ReadTuple();
        }
        else
        {
            ReadDottedName();
        }

        ReadSuffixes();
        SkipSpaces();
        _depth--;
    }

    private void ReadDottedName()
    {
        ReadIdentifier(keywordsAllowed: true);
        while (true)
        {
            if (Take('<'))
            {
                ReadTypeArguments();
            }

            if (!Take('.') && !TakeAliasQualifier())
            {
                return;
            }

            ReadIdentifier(keywordsAllowed: false);
        }
    }

    private bool TakeAliasQualifier()
    {
        if (!Take(':'))
        {
            return false;
        }

        Expect(':');
        return true;
    }

    private void ReadTypeArguments()
    {
        ReadType();
        while (Take(','))
        {
            _output.Append(' ');
            ReadType();
        }

        Expect('>');
    }

    private void ReadTuple()
    {
        var elements = 0;
        do
        {
            if (elements++ > 0)
            {
                _output.Append(' ');
            }

            ReadType();
            if (_position < _text.Length && IsIdentifierPart(_text[_position]))
            {
                _output.Append(' ');
                ReadIdentifier(keywordsAllowed: false);
                SkipSpaces();
            }
        }
        while (Take(','));

        Expect(')');
        if (elements < 2)
        {
            throw Refuse();
        }
    }

    private void ReadSuffixes()
    {
        while (true)
        {
            if (Take('['))
            {
                Expect(']');
            }
            else if (!Take('?'))
            {
                return;
            }
        }
    }

    private void ReadIdentifier(bool keywordsAllowed)
    {
        var start = _position;
        while (_position < _text.Length && IsIdentifierPart(_text[_position]))
        {
            _position++;
        }

        var name = _text[start.._position];
        var plain = name.StartsWith('@') ? name[1..] : name;
        if (!Identifier.IsValid(plain))
        {
            throw Refuse();
        }

        _output.Append(keywordsAllowed && Identifier.IsTypeKeyword(name) ? name : Identifier.Escape(plain));
    }

    private static bool IsIdentifierPart(char c) => c == '@' || Identifier.IsPart(c);

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private bool Take(char expected)
    {
        if (_position == _text.Length || _text[_position] != expected)
        {
            return false;
        }

        _position++;
        _output.Append(expected);
        return true;
    }

    private void Expect(char expected)
    {
        if (!Take(expected))
        {
            throw Refuse();
        }
    }

    private readonly ArgumentException Refuse() =>
        new($"'{VisibleText.Of(_text)}' is not the name of a C# type (at {_position}).");
}
