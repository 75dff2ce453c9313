using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions of arrays.</summary>
internal static class ArrayFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("append", "<xx:a>", 2, Append),
        new("sort", "<af?:a>", 2, Sort),
        new("reverse", "<a:a>", 1, Reverse),
        new("shuffle", "<a:a>", 1, Shuffle),
        new("distinct", "<x:x>", 1, Distinct),
        new("zip", "<a+>", 0, Zip),
    ];

    private static Value Append(in BuiltinCall call) => ValueRules.Append(call[0], call[1], call.Evaluation);

    private static Value Sort(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items) || items.Count <= 1)
        {
            return call[0];
        }

        var evaluation = call.Evaluation;
        evaluation.Allocate(items.Count);
        var isAfter = call[1].Function is { } function ? ByFunction(function, evaluation) : ByValue(items, evaluation);
        return Value.From(ArrayValue.PlainOf(MergeSort.Sort(items.ToArray(), isAfter)));
    }

    private static Func<Value, Value, bool> ByFunction(FunctionValue function, Evaluation evaluation) =>
        (left, right) => IsTruthy(FunctionCalls.Apply(function, [left, right], Value.Null, evaluation));

    private static Func<Value, Value, bool> ByValue(ArrayValue items, Evaluation evaluation)
    {
        if (ValueRules.IsArrayOfNumbers(items))
        {
            return (left, right) =>
            {
                evaluation.Tick();
                return left.Number > right.Number;
            };
        }

        return ValueRules.IsArrayOfStrings(items)
            ? (left, right) =>
            {
                evaluation.Tick();
                return string.CompareOrdinal(left.Text, right.Text) > 0;
            }
            : throw new JsonataException("D3070");
    }

    // What a comparison returns is taken as ECMAScript takes it, not by the rules of $boolean.
    private static bool IsTruthy(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => false,
        ValueKind.Boolean => value.Boolean,
        ValueKind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        ValueKind.String => value.Text.Length > 0,
        _ => true,
    };

    private static Value Reverse(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items) || items.Count <= 1)
        {
            return call[0];
        }

        call.Evaluation.Allocate(items.Count);
        var reversed = items.ToArray();
        Array.Reverse(reversed);
        return Value.From(ArrayValue.PlainOf(reversed));
    }

    private static Value Shuffle(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items) || items.Count <= 1)
        {
            return call[0];
        }

        call.Evaluation.Allocate(items.Count);
        var shuffled = items.ToArray();
        for (var index = shuffled.Length - 1; index > 0; index--)
        {
            var other = (int)(call.Evaluation.Host.NextRandom() * (index + 1));
            (shuffled[index], shuffled[other]) = (shuffled[other], shuffled[index]);
        }

        return Value.From(ArrayValue.PlainOf(shuffled));
    }

    private static Value Distinct(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items) || items.Count <= 1)
        {
            return call[0];
        }

        var seen = new DistinctValues(call.Evaluation);
        var result = items.IsSequence ? ArrayValue.Sequence(call.Evaluation) : ArrayValue.Plain(call.Evaluation);
        for (var index = 0; index < items.Count; index++)
        {
            if (seen.Add(items[index]))
            {
                result.Add(items[index]);
            }
        }

        return Value.From(result);
    }

    private static Value Zip(in BuiltinCall call)
    {
        var length = int.MaxValue;
        for (var index = 0; index < call.Count; index++)
        {
            length = Math.Min(length, call[index].Array?.Count ?? 0);
        }

        var rows = ArrayValue.Plain(call.Evaluation);
        for (var row = 0; row < length; row++)
        {
            call.Evaluation.Allocate(call.Count);
            call.Evaluation.Tick();
            rows.Add(Row(call, row));
        }

        return Value.From(rows);
    }

    private static Value Row(in BuiltinCall call, int row)
    {
        var values = new Value[call.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = call[index].Array is { } items ? items[row] : Value.Undefined;
        }

        return Value.From(ArrayValue.PlainOf(values));
    }
}
