using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;
using JsonataString = Durable.Asl.Jsonata.Syntax.StringLiteral;

namespace Sfn2Durable.Emit.Expressions;

/// <content><c>&amp;</c> as an interpolated string.</content>
internal sealed partial class PlainJsonata
{
    // Beside a field's name and an indent, about what a line holds.
    private const int PieceWidth = 80;

    private PlainValue? Concatenation(BinaryNode node)
    {
        var parts = new List<InterpolationPart>();
        foreach (var operand in Operands(node))
        {
            if (Part(operand) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return parts.TrueForAll(static p => p.Value is null)
            ? null
            : new PlainValue(Id(RuntimeApi.Data.Type).Call(RuntimeApi.Jsonata.Text, Interpolation(parts)), PlainForm.Text);
    }

    /// <summary>The operands of a chain. <c>$string</c> does to an operand what <c>&amp;</c> does anyway.</summary>
    private List<JsonataNode> Operands(JsonataNode chain)
    {
        var operands = new List<JsonataNode>();
        var pending = new Stack<JsonataNode>([chain]);
        while (pending.TryPop(out var node))
        {
            switch (WithoutParentheses(node))
            {
                case BinaryNode { Operator: JsonataOperator.Concatenate } inner:
                    pending.Push(inner.Right);
                    pending.Push(inner.Left);
                    break;
                case CallNode { IsPartial: false, Procedure: VariableNode { Name: "string" }, Arguments: [var argument] }
                    when !Kinds.IsAssigned("string"):
                    pending.Push(argument);
                    break;
                case var operand:
                    operands.Add(operand);
                    break;
            }
        }

        return operands;
    }

    private InterpolationPart? Part(JsonataNode operand) => operand switch
    {
        JsonataString text => Code.Part(text.Value),
        NullLiteral => Code.Part("null"),
        _ => Of(operand)?.Code switch
        {
            null => null,
            StringExpression text => Code.Part(text.Value),
            var value => Code.Part(value),
        },
    };

    /// <summary>One string, or several in a row where it would be too long for a line: a line of the text in each.</summary>
    private static CodeExpression Interpolation(IReadOnlyList<InterpolationPart> parts)
    {
        if (parts.Sum(Width) <= PieceWidth)
        {
            return Interpolated(parts);
        }

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

        return pieces.Select(static CodeExpression (piece) => Interpolated(piece))
            .Aggregate(static (left, right) => left.Plus(right));
    }

    private static int Width(InterpolationPart part) =>
        part.Value is { } value ? CodePrinter.Print(value).Length + 2 : part.Text?.Length ?? 0;

    private static bool EndsLine(InterpolationPart part) => part.Text?.EndsWith('\n') == true;

    /// <summary>A text as words, each with the blanks and line breaks behind it.</summary>
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
            var endsWord = index == text.Length || (text[index - 1] is ' ' or '\n' && text[index] is not (' ' or '\n'));
            if (endsWord)
            {
                words.Add(Code.Part(text[start..index]));
                start = index;
            }
        }

        return words;
    }
}
