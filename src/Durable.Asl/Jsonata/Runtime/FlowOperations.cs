namespace Durable.Asl.Jsonata.Runtime;

/// <summary><c>condition ? then : else</c></summary>
internal sealed class ConditionOperation(Operation condition, Operation then, Operation? @else) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var branch = ValueRules.IsTrue(condition.Evaluate(input, frame)) ? then : @else;
        return branch?.Evaluate(input, frame) ?? Value.Undefined;
    }
}

/// <summary><c>left ?: right</c></summary>
internal sealed class ElvisOperation(Operation left, Operation right) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var value = left.Evaluate(input, frame);
        return ValueRules.IsTrue(value) ? value : right.Evaluate(input, frame);
    }
}

/// <summary><c>left ?? right</c></summary>
internal sealed class CoalesceOperation(Operation left, Operation right) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var value = left.Evaluate(input, frame);
        return value.IsUndefined ? right.Evaluate(input, frame) : value;
    }
}

/// <summary><c>(a; b; c)</c>: a scope of its own for variables.</summary>
internal sealed class BlockOperation(Operation[] expressions) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var inner = new Frame(frame);
        var result = Value.Undefined;
        foreach (var expression in expressions)
        {
            result = expression.Evaluate(input, inner);
        }

        return result;
    }
}

/// <summary><c>$name := value</c></summary>
internal sealed class BindOperation(string name, Operation value) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var result = value.Evaluate(input, frame);
        frame.Bind(name, result);
        return result;
    }
}
