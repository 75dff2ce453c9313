namespace Durable.Asl.Jsonata.Runtime;

/// <summary><c>[a, b]</c>: items that are array constructors themselves stay whole, other arrays are spliced.</summary>
internal sealed class ArrayOperation(Operation[] items, bool[] staysWhole, bool isConstructed) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        // A single range needs no copy of its numbers.
        if (items is [RangeOperation range] && range.Evaluate(input, frame).Array is { } numbers)
        {
            return Value.From(numbers.AsPlain(isConstructed));
        }

        var result = ArrayValue.Plain(frame.Evaluation, isConstructed);
        for (var index = 0; index < items.Length; index++)
        {
            var value = items[index].Evaluate(input, frame);
            if (value.IsUndefined)
            {
                continue;
            }

            if (staysWhole[index])
            {
                result.Add(value);
            }
            else
            {
                ValueRules.AddSpliced(result, value);
            }
        }

        return Value.From(result);
    }
}

/// <summary><c>from..to</c></summary>
internal sealed class RangeOperation(Operation from, Operation to, int position) : Operation
{
    private const double MaxCount = 1e7;

    public override Value Execute(Value input, Frame frame)
    {
        var first = from.Evaluate(input, frame);
        var last = to.Evaluate(input, frame);
        if (!first.IsUndefined && !IsInteger(first))
        {
            throw Error("T2003", first);
        }

        if (!last.IsUndefined && !IsInteger(last))
        {
            throw Error("T2004", last);
        }

        if (first.IsUndefined || last.IsUndefined || first.Number > last.Number)
        {
            return Value.Undefined;
        }

        var count = last.Number - first.Number + 1;
        return count <= MaxCount
            ? Value.From(ArrayValue.Range(first.Number, (int)count))
            : throw Error("D2014", Value.From(count));
    }

    private static bool IsInteger(Value value) => value.IsNumber && value.Number == Math.Truncate(value.Number)
        && double.IsFinite(value.Number);

    private JsonataException Error(string code, Value value) =>
        new JsonataException(code) { Position = position, Token = ".." }.With("value", value);
}

/// <summary><c>{key: value}</c> as an operand: groups the items of the context.</summary>
internal sealed class ObjectOperation(Grouping grouping) : Operation
{
    public override Value Execute(Value input, Frame frame) => grouping.Apply(input, frame);
}

/// <summary><c>source{key: value}</c> behind anything but a path with bindings.</summary>
internal sealed class GroupOperation(Operation source, Grouping grouping) : Operation
{
    public override Value Execute(Value input, Frame frame) => grouping.Apply(source.Execute(input, frame), frame);
}
