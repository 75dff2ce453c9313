using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>An operator that looks at both operands.</summary>
internal abstract class BinaryOperation(BinaryNode syntax, Operation left, Operation right) : Operation
{
    private readonly string _sign = OperatorSigns.Of(syntax.Operator);

    protected JsonataOperator Operator => syntax.Operator;

    public sealed override Value Execute(Value input, Frame frame)
    {
        var leftValue = left.Evaluate(input, frame);
        var rightValue = right.Evaluate(input, frame);
        try
        {
            return Compute(leftValue, rightValue, frame.Evaluation);
        }
        catch (JsonataException error) when (error.PassesThroughOperator(_sign, syntax.Span.End))
        {
            throw;
        }
    }

    protected abstract Value Compute(Value left, Value right, Evaluation evaluation);
}

/// <summary><c>+ - * / %</c></summary>
internal sealed class ArithmeticOperation(BinaryNode syntax, Operation left, Operation right)
    : BinaryOperation(syntax, left, right)
{
    protected override Value Compute(Value left, Value right, Evaluation evaluation)
    {
        if (!left.IsUndefined && !ValueRules.IsNumeric(left))
        {
            throw new JsonataException("T2001").With("value", left);
        }

        if (!right.IsUndefined && !ValueRules.IsNumeric(right))
        {
            throw new JsonataException("T2002").With("value", right);
        }

        return left.IsUndefined || right.IsUndefined
            ? Value.Undefined
            : Value.From(Compute(left.Number, right.Number));
    }

    private double Compute(double left, double right) => Operator switch
    {
        JsonataOperator.Add => left + right,
        JsonataOperator.Subtract => left - right,
        JsonataOperator.Multiply => left * right,
        JsonataOperator.Divide => left / right,
        _ => left % right,
    };
}

/// <summary><c>= !=</c>; both are false when a side is missing.</summary>
internal sealed class EqualityOperation(BinaryNode syntax, Operation left, Operation right)
    : BinaryOperation(syntax, left, right)
{
    protected override Value Compute(Value left, Value right, Evaluation evaluation) =>
        left.IsUndefined || right.IsUndefined
            ? Value.False
            : Value.From(ValueEquality.AreEqual(left, right, evaluation) == (Operator == JsonataOperator.Equal));
}

/// <summary><c>&lt; &lt;= &gt; &gt;=</c></summary>
internal sealed class ComparisonOperation(BinaryNode syntax, Operation left, Operation right)
    : BinaryOperation(syntax, left, right)
{
    protected override Value Compute(Value left, Value right, Evaluation evaluation)
    {
        if (!IsComparable(left) || !IsComparable(right))
        {
            var value = left.IsNumber || left.IsString ? right : left;
            throw new JsonataException("T2010").With("value", value);
        }

        if (left.IsUndefined || right.IsUndefined)
        {
            return Value.Undefined;
        }

        if (left.IsString != right.IsString)
        {
            throw new JsonataException("T2009").With("value", left).With("value2", right);
        }

        return Value.From(left.IsString
            ? Compare(string.CompareOrdinal(left.Text, right.Text), 0)
            : Compare(left.Number, right.Number));
    }

    private bool Compare(double left, double right) => Operator switch
    {
        JsonataOperator.Less => left < right,
        JsonataOperator.LessOrEqual => left <= right,
        JsonataOperator.Greater => left > right,
        _ => left >= right,
    };

    private static bool IsComparable(Value value) => value.IsUndefined || value.IsNumber || value.IsString;
}

/// <summary><c>&amp;</c></summary>
internal sealed class ConcatenateOperation(BinaryNode syntax, Operation left, Operation right)
    : BinaryOperation(syntax, left, right)
{
    protected override Value Compute(Value left, Value right, Evaluation evaluation)
    {
        var leftText = ValueText.Of(left, evaluation).Text;
        var rightText = ValueText.Of(right, evaluation).Text;
        evaluation.AllocateText((long)leftText.Length + rightText.Length);
        return Value.From(leftText + rightText);
    }
}

/// <summary><c>in</c></summary>
internal sealed class InclusionOperation(BinaryNode syntax, Operation left, Operation right)
    : BinaryOperation(syntax, left, right)
{
    protected override Value Compute(Value left, Value right, Evaluation evaluation)
    {
        if (left.IsUndefined || right.IsUndefined)
        {
            return Value.False;
        }

        if (!right.TryGetArray(out var items))
        {
            return Value.From(right.IsSame(left));
        }

        for (var index = 0; index < items.Count; index++)
        {
            evaluation.Tick();
            if (items[index].IsSame(left))
            {
                return Value.True;
            }
        }

        return Value.False;
    }
}

/// <summary><c>and or</c>: the right side is evaluated only when it decides.</summary>
internal sealed class LogicalOperation(BinaryNode syntax, Operation left, Operation right) : Operation
{
    private readonly string _sign = OperatorSigns.Of(syntax.Operator);

    public override Value Execute(Value input, Frame frame)
    {
        var leftValue = left.Evaluate(input, frame);
        try
        {
            var decides = syntax.Operator == JsonataOperator.Or;
            return ValueRules.IsTrue(leftValue) == decides
                ? Value.From(decides)
                : Value.From(ValueRules.IsTrue(right.Evaluate(input, frame)));
        }
        catch (JsonataException error) when (error.PassesThroughOperator(_sign, syntax.Span.End))
        {
            throw;
        }
    }
}

/// <summary>A minus sign.</summary>
internal sealed class NegateOperation(Operation operand, int position) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var value = operand.Evaluate(input, frame);
        if (value.IsUndefined)
        {
            return value;
        }

        return ValueRules.IsNumeric(value)
            ? Value.From(-value.Number)
            : throw new JsonataException("D1002") { Position = position, Token = "-" }.With("value", value);
    }
}
