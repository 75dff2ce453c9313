using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;
using JsonataString = Durable.Asl.Jsonata.Syntax.StringLiteral;

namespace Sfn2Durable.Emit.Expressions;

/// <content><c>&amp;</c> as an interpolated string.</content>
internal sealed partial class PlainJsonata
{
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
            : new PlainValue(Id(RuntimeApi.Data.Type).Call(RuntimeApi.Jsonata.Text, LongText.Of(parts)), PlainForm.Text);
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
}
