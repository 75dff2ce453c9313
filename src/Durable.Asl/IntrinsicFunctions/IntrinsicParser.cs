using Durable.Asl.JsonPaths;

namespace Durable.Asl.IntrinsicFunctions;

/// <summary>Reads a call: <c>States.Name(argument, …)</c>.</summary>
internal sealed class IntrinsicParser(string text)
{
    private int _position;
    private int _depth;

    private bool AtEnd => _position >= text.Length;

    private char Current => AtEnd ? '\0' : text[_position];

    public IntrinsicCall Parse()
    {
        SkipBlanks();
        var call = ParseCall();
        SkipBlanks();
        return AtEnd ? call : throw Error("Unexpected text behind the call");
    }

    private IntrinsicCall ParseCall()
    {
        if (++_depth > IntrinsicCall.MaxDepth)
        {
            throw Error($"Calls are nested deeper than {IntrinsicCall.MaxDepth} levels");
        }

        var start = _position;
        var function = ParseName();
        SkipBlanks();
        Expect('(');
        var arguments = ParseArguments();
        Expect(')');
        _depth--;
        return new IntrinsicCall(function, arguments, text[start.._position], start);
    }

    private IntrinsicFunction ParseName()
    {
        var start = _position;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '.' or '_')
        {
            _position++;
        }

        var name = text[start.._position];
        if (IntrinsicTable.TryFind(name, out var function))
        {
            return function;
        }

        _position = start;
        throw Error(name.Length == 0 ? "The name of a function is missing" : $"There is no function '{name}'");
    }

    private List<IntrinsicArgument> ParseArguments()
    {
        var arguments = new List<IntrinsicArgument>();
        SkipBlanks();
        if (Current == ')')
        {
            return arguments;
        }

        arguments.Add(ParseArgument());
        SkipBlanks();
        while (Current == ',')
        {
            _position++;
            SkipBlanks();
            arguments.Add(ParseArgument());
            SkipBlanks();
        }

        return arguments;
    }

    private IntrinsicArgument ParseArgument()
    {
        var start = _position;
        switch (Current)
        {
            case '$':
                return ParsePath();
            case '\'':
                return ParseText();
            case '-' or (>= '0' and <= '9'):
                return ParseNumber();
        }

        if (text.AsSpan(start).StartsWith("States.", StringComparison.Ordinal))
        {
            return new IntrinsicArgument.Call(ParseCall(), start);
        }

        return ReadWord() switch
        {
            "true" => new IntrinsicArgument.Boolean(true, start),
            "false" => new IntrinsicArgument.Boolean(false, start),
            "null" => new IntrinsicArgument.Null(start),
            _ => throw ErrorAt("An argument is a path, a 'text', a number, true, false, null or a call", start),
        };
    }

    private IntrinsicArgument.Path ParsePath()
    {
        var start = _position;
        _position = PathExtent.FindEnd(text, start);
        var path = text[start.._position].TrimEnd();
        return JsonPath.TryParse(path, out var value, out var error)
            ? new IntrinsicArgument.Path(value, start)
            : throw ErrorAt(error.Problem, start + error.Position);
    }

    private IntrinsicArgument.Text ParseText()
    {
        var start = _position++;
        while (!AtEnd && Current != '\'')
        {
            if (Current == '\\')
            {
                _position++;
                if (!IntrinsicText.Escapable.Contains(Current, StringComparison.Ordinal))
                {
                    throw Error(@"A backslash may only stand in front of ' { } and \");
                }
            }

            _position++;
        }

        if (AtEnd)
        {
            throw ErrorAt("The closing ' is missing", start);
        }

        var raw = text[(start + 1).._position++];
        return new IntrinsicArgument.Text(raw, start);
    }

    private IntrinsicArgument.Number ParseNumber()
    {
        var start = _position;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '.' or '+' or '-')
        {
            _position++;
        }

        var literal = text[start.._position];
        return ServiceJson.TryParse(literal, out _, out _)
            ? new IntrinsicArgument.Number(literal, start)
            : throw ErrorAt($"'{literal}' is not a number", start);
    }

    private string ReadWord()
    {
        var start = _position;
        while (char.IsAsciiLetter(Current))
        {
            _position++;
        }

        return text[start.._position];
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            _position++;
        }
    }

    private void Expect(char expected)
    {
        if (Current != expected || AtEnd)
        {
            throw Error(AtEnd ? $"'{expected}' is missing" : $"'{expected}' expected instead of '{Current}'");
        }

        _position++;
    }

    private IntrinsicSyntaxException Error(string problem) => ErrorAt(problem, _position);

    private static IntrinsicSyntaxException ErrorAt(string problem, int position) => new(problem, position);
}
