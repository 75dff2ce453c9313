using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <summary>Texts that are too long for a line, as several strings in a row: a line of the text in each, or a few words.</summary>
internal static class LongText
{
    // Beside a field's name and an indent, about what a line holds.
    private const int PieceWidth = 80;

    // A text that is not much longer than a line reads better whole.
    private const int WholeWidth = 100;

    /// <summary>A constant text. One whose lines show as they are in a raw literal stays whole.</summary>
    public static CodeExpression Of(string text)
    {
        if (text.Length <= WholeWidth || StringLiteral.LinesOfRaw(text) is not null)
        {
            return Str(text);
        }

        return Pieces([Part(text)])
            .Select(static CodeExpression (piece) => Str(string.Concat(piece.Select(static p => p.Text))))
            .Aggregate(static (left, right) => left.Plus(right));
    }

    /// <summary>A text with holes.</summary>
    public static CodeExpression Of(IReadOnlyList<InterpolationPart> parts) => parts.Sum(Width) <= PieceWidth
        ? Interpolated(parts)
        : Pieces(parts).Select(static CodeExpression (piece) => Interpolated(piece))
            .Aggregate(static (left, right) => left.Plus(right));

    private static List<List<InterpolationPart>> Pieces(IReadOnlyList<InterpolationPart> parts)
    {
        var pieces = new List<List<InterpolationPart>> { new() };
        var width = 0;
        foreach (var part in parts.SelectMany(Words))
        {
            if (width > 0 && (width + Width(part) > PieceWidth || EndsLine(pieces[^1][^1])))
            {
                pieces.Add([]);
                width = 0;
            }

            pieces[^1].Add(part);
            width += Width(part);
        }

        return pieces;
    }

    private static int Width(InterpolationPart part) =>
        part.Value is { } value ? CodePrinter.Print(value).Length + 2 : part.Text?.Length ?? 0;

    private static bool EndsLine(InterpolationPart part) => part.Text?.EndsWith('\n') == true;

    /// <summary>A text as words, each with the blanks or the line breaks behind it; an indent begins its line.</summary>
    private static IEnumerable<InterpolationPart> Words(InterpolationPart part)
    {
        if (part.Text is not { } text)
        {
            return [part];
        }

        var words = new List<InterpolationPart>();
        var start = 0;
        for (var index = 1; index <= text.Length; index++)
        {
            var endsWord = index == text.Length || text[index - 1] switch
            {
                '\n' => text[index] != '\n',
                ' ' => text[index] is not (' ' or '\n'),
                _ => false,
            };
            if (endsWord)
            {
                words.Add(Part(text[start..index]));
                start = index;
            }
        }

        return words;
    }
}
