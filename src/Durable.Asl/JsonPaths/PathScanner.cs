namespace Durable.Asl.JsonPaths;

/// <summary>A position in a path text, shared by the parsers of paths and of their filters.</summary>
internal sealed class PathScanner(string text, int end)
{
    public const char End = '\0';

    public string Text { get; } = text;

    public int Position { get; set; }

    public bool AtEnd => Position >= end;

    /// <summary>The character at the position; <see cref="End"/> behind the last one.</summary>
    public char Current => Peek(0);

    public char Peek(int offset) => Position + offset < end ? Text[Position + offset] : End;

    public bool TryTake(char expected)
    {
        if (AtEnd || Current != expected)
        {
            return false;
        }

        Position++;
        return true;
    }

    public bool TryTake(string expected)
    {
        if (!Text.AsSpan(Position, end - Position).StartsWith(expected, StringComparison.Ordinal))
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    public void Expect(char expected)
    {
        if (!TryTake(expected))
        {
            throw Error(AtEnd ? $"'{expected}' is missing" : $"'{expected}' expected instead of '{Current}'");
        }
    }

    public void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
        {
            Position++;
        }
    }

    /// <summary>
    /// Reads a quoted text; the position is at the opening quote. A backslash protects the quote in use and itself;
    /// in front of anything else it stands for itself.
    /// </summary>
    public string ReadQuoted()
    {
        var start = Position;
        var quote = Text[Position++];
        var value = new System.Text.StringBuilder();
        while (!AtEnd)
        {
            var unit = Text[Position++];
            if (unit == quote)
            {
                return value.ToString();
            }

            if (unit == '\\' && (Current == quote || Current == '\\'))
            {
                unit = Text[Position++];
            }

            value.Append(unit);
        }

        Position = start;
        throw Error($"The closing {quote} is missing");
    }

    public JsonPathSyntaxException Error(string problem) => new(problem, Position);
}
