using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>
/// A text and the places of its characters in the file the user gave. A text taken out of a string literal of another
/// text (a definition inside an API answer) keeps pointing into the outer file.
/// </summary>
public sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];
    private readonly SourceText? _outer;
    private readonly IReadOnlyList<int> _offsets = [];

    public SourceText(string file, string text)
    {
        File = file;
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    private SourceText(SourceText outer, string text, IReadOnlyList<int> offsets)
    {
        File = outer.File;
        Text = text;
        _outer = outer;
        _offsets = offsets;
    }

    public string File { get; }

    public string Text { get; }

    /// <summary>
    /// A text inside this one: <paramref name="offsets"/> has the place of each of its characters here, and one more
    /// for its end.
    /// </summary>
    public SourceText Embed(string text, IReadOnlyList<int> offsets) => new(this, text, offsets);

    /// <summary>
    /// The place of the characters from <paramref name="start"/> up to, not including, <paramref name="end"/>.
    /// </summary>
    public SourceSpan Span(int start, int end)
    {
        if (_outer is not null)
        {
            return _outer.Span(_offsets[Math.Min(start, Text.Length)], _offsets[Math.Min(end, Text.Length)]);
        }

        var (line, column) = Place(start);
        var (endLine, endColumn) = Place(end);
        return new SourceSpan(File, line, column, endLine, endColumn);
    }

    /// <summary>The offset in <see cref="Text"/> of a line and column of this text, both counted from 1.</summary>
    public int Offset(int line, int column) =>
        Math.Min(_lineStarts[Math.Clamp(line, 1, _lineStarts.Count) - 1] + column - 1, Text.Length);

    private (int Line, int Column) Place(int offset)
    {
        var index = _lineStarts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }
}
