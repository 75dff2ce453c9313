using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit.Expressions;

/// <content>Operators and conditions.</content>
internal sealed partial class PlainJsonata
{
    private PlainValue? Binary(BinaryNode node) => node.Operator switch
    {
        JsonataOperator.And => Logical(node, "&&"),
        JsonataOperator.Or => Logical(node, "||"),
        JsonataOperator.Concatenate => Concatenation(node),
        JsonataOperator.In => Of(node.Left) is { } item ? In(item, node.Right) : null,
        _ => Of(node.Left) is { } left && Of(node.Right) is { } right && !(left.IsConstant && right.IsConstant)
            ? Binary(node, left, right)
            : null,
    };

    private static PlainValue? Binary(BinaryNode node, PlainValue left, PlainValue right) => node.Operator switch
    {
        JsonataOperator.Equal => Equality(left, right, isEqual: true),
        JsonataOperator.NotEqual => Equality(left, right, isEqual: false),
        JsonataOperator.Less => Comparison(left, "<", right),
        JsonataOperator.LessOrEqual => Comparison(left, "<=", right),
        JsonataOperator.Greater => Comparison(left, ">", right),
        JsonataOperator.GreaterOrEqual => Comparison(left, ">=", right),
        JsonataOperator.Add when VariableKinds.IsStep(node.Left) || VariableKinds.IsStep(node.Right) =>
            Counting(left, "+", right),
        JsonataOperator.Subtract when VariableKinds.IsStep(node.Right) => Counting(left, "-", right),
        _ => null,
    };

    private PlainValue? Logical(BinaryNode node, string sign) =>
        Truth(node.Left) is { } left && Truth(node.Right) is { } right && !(left.IsConstant && right.IsConstant)
            ? Boolean(new BinaryExpression(left.Code, sign, right.Code))
            : null;

    // Numbers whose types are known can always be compared and, by small steps, be counted.
    private static PlainValue? Comparison(PlainValue left, string sign, PlainValue right) =>
        left.IsNumber && right.IsNumber
            ? Boolean(new BinaryExpression(left.AsNumber(), sign, right.AsNumber()))
            : null;

    private static PlainValue? Counting(PlainValue left, string sign, PlainValue right) =>
        left.IsNumber && right.IsNumber
            ? new PlainValue(new BinaryExpression(left.AsNumber(), sign, right.AsNumber()), PlainForm.Number)
            : null;

    private static PlainValue? Equality(PlainValue left, PlainValue right, bool isEqual)
    {
        if (left.IsNull || right.IsNull)
        {
            return NullTest(left.IsNull ? right : left, isEqual);
        }

        if (left.Form is not (PlainForm.Node or PlainForm.Selection)
            && right.Form is not (PlainForm.Node or PlainForm.Selection))
        {
            return ScalarEquality(left, right, isEqual);
        }

        // A literal has no such method, and equality is symmetric.
        var (subject, other) = left.Form is PlainForm.Node or PlainForm.Selection && !left.IsConstant
            ? (left, right)
            : (right, left);
        if (subject.IsConstant || subject.Form is not (PlainForm.Node or PlainForm.Selection))
        {
            return null;
        }

        var mayBeNothing = subject.Form == PlainForm.Selection || other.Form == PlainForm.Selection;
        return isEqual || !mayBeNothing
            ? Boolean(Turned(subject.Code.Call(RuntimeApi.Jsonata.IsEqualTo, other.Code), isEqual))
            : Boolean(subject.Code.Call(RuntimeApi.Jsonata.DiffersFrom, other.Code));
    }

    private static PlainValue? NullTest(PlainValue value, bool isNull) => value.Form switch
    {
        PlainForm.Selection => Boolean(
            value.Code.Call(isNull ? RuntimeApi.Jsonata.IsNull : RuntimeApi.Jsonata.IsNotNull)),
        PlainForm.Node when !value.IsFresh => Boolean(isNull ? value.Code.Is(Null) : value.Code.IsNot(Null)),
        _ => null,
    };

    private static PlainValue? ScalarEquality(PlainValue left, PlainValue right, bool isEqual)
    {
        if (left.Form != right.Form)
        {
            return null;
        }

        var (value, constant) = left.IsConstant ? (right, left) : (left, right);
        return left.Form == PlainForm.Boolean && constant.IsConstant
            ? Boolean(Turned(value.Code, isEqual == (constant.Code == True)))
            : Boolean(isEqual ? value.Code.EqualTo(constant.Code) : value.Code.NotEqualTo(constant.Code));
    }

    private static CodeExpression Turned(CodeExpression condition, bool isAsIs) =>
        isAsIs ? condition : ConditionEmitter.Negate(condition);

    /// <summary><c>in</c> compares scalars by value, but arrays and objects by being the same one.</summary>
    private PlainValue? In(PlainValue item, JsonataNode right)
    {
        if (right is ArrayNode { Items: [_, _, ..] } list)
        {
            var values = list.Items.Select(Of).OfType<PlainValue>().Where(static v => v.IsConstant
                && (v.Form != PlainForm.Node || v.IsNull)).ToList();
            return item.IsInData && values.Count == list.Items.Count
                ? Boolean(item.Code.Call(RuntimeApi.Jsonata.IsIn, [.. values.Select(static v => (CodeArgument)v.Code)]))
                : null;
        }

        if (right is ArrayNode { Items: [var only] })
        {
            return item.IsInData && Of(only) is { IsConstant: true, Form: not PlainForm.Node } single
                ? Equality(item, single, isEqual: true)
                : null;
        }

        var isScalar = item.Form is PlainForm.Boolean or PlainForm.Number or PlainForm.Text;
        return (isScalar || item.IsInData) && Of(right) is { IsInData: true } items
            ? Boolean(items.Code.Call(RuntimeApi.Jsonata.Includes, item.Code))
            : null;
    }

    private PlainValue? Condition(ConditionNode node)
    {
        if (node.Else is not { } otherwise)
        {
            return null;
        }

        if (WithoutParentheses(node.Condition) is CallNode
            {
                IsPartial: false, Procedure: VariableNode { Name: "exists" }, Arguments: [var tested],
            }
            && !Kinds.IsAssigned("exists")
            && WithoutParentheses(tested).Equals(WithoutParentheses(node.Then)))
        {
            return Or(tested, otherwise);
        }

        if (WithoutParentheses(node.Condition).Equals(WithoutParentheses(node.Then)))
        {
            return OrIfFalsy(node.Then, otherwise);
        }

        return Truth(node.Condition) is { IsConstant: false } condition && Of(node.Then) is { } then && Of(otherwise) is { } other
            ? Choose(condition.Code, then, other)
            : null;
    }

    private static PlainValue? Choose(CodeExpression condition, PlainValue then, PlainValue otherwise)
    {
        if (then.Form == PlainForm.Selection || otherwise.Form == PlainForm.Selection)
        {
            return null;
        }

        if (then is { Form: PlainForm.Boolean, IsConstant: true } && otherwise is { Form: PlainForm.Boolean, IsConstant: true })
        {
            return then.Code == otherwise.Code ? null : Boolean(Turned(condition, then.Code == True));
        }

        if (then.Form == otherwise.Form && then.Form != PlainForm.Node)
        {
            return new PlainValue(new ConditionalExpression(condition, then.Code, otherwise.Code), then.Form);
        }

        // C# finds the type of the whole in one of its branches.
        var first = then.IsTypedNode || otherwise.IsTypedNode ? then.Placed() : Cast(RuntimeApi.Node + "?", then.Placed());
        return new PlainValue(new ConditionalExpression(condition, first, otherwise.Placed()), PlainForm.Node)
        {
            IsFresh = true,
        };
    }

    /// <summary><c>$exists(value) ? value : other</c></summary>
    private PlainValue? Or(JsonataNode value, JsonataNode other) =>
        Of(value) is { Form: PlainForm.Selection } selection && Of(other) is { Form: not PlainForm.Selection } fallback
            ? new PlainValue(selection.Code.Call(RuntimeApi.Jsonata.Or, fallback.Code), PlainForm.Node) { IsFresh = true }
            : null;

    /// <summary><c>value ? value : other</c></summary>
    private PlainValue? OrIfFalsy(JsonataNode value, JsonataNode other) =>
        Of(value) is { Form: PlainForm.Selection or PlainForm.Node, IsConstant: false } tested
        && Of(other) is { Form: not PlainForm.Selection } fallback
            ? new PlainValue(tested.Code.Call(RuntimeApi.Jsonata.OrIfFalsy, fallback.Code), PlainForm.Node) { IsFresh = true }
            : null;

    private static JsonataNode WithoutParentheses(JsonataNode node)
    {
        while (node is BlockNode { Expressions: [var only] })
        {
            node = only;
        }

        return node;
    }
}
