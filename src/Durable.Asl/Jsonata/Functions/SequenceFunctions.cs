using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions that apply a function to the items of an array.</summary>
internal static class SequenceFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("map", "<af>", 2, Map),
        new("filter", "<af>", 2, Filter),
        new("single", "<af?>", 2, Single),
        new("reduce", "<afj?:j>", 3, Reduce),
    ];

    private static Value Map(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items) || call[1].Function is not { } function)
        {
            return Value.Undefined;
        }

        var results = ArrayValue.Sequence(call.Evaluation);
        for (var index = 0; index < items.Count; index++)
        {
            var result = call.Apply(function, items[index], Value.From((double)index), call[0]);
            if (!result.IsUndefined)
            {
                results.Add(result);
            }
        }

        return Value.From(results);
    }

    private static Value Filter(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items) || call[1].Function is not { } function)
        {
            return Value.Undefined;
        }

        var results = ArrayValue.Sequence(call.Evaluation);
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            if (ValueRules.IsTrue(call.Apply(function, item, Value.From((double)index), call[0])))
            {
                results.Add(item);
            }
        }

        return Value.From(results);
    }

    private static Value Single(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items))
        {
            return Value.Undefined;
        }

        var found = -1;
        for (var index = 0; index < items.Count; index++)
        {
            var matches = call[1].Function is not { } function
                || ValueRules.IsTrue(call.Apply(function, items[index], Value.From((double)index), call[0]));
            if (matches)
            {
                found = found < 0 ? index : throw new JsonataException("D3138").With("index", index);
            }
        }

        return found >= 0 ? items[found] : throw new JsonataException("D3139");
    }

    private static Value Reduce(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items) || call[1].Function is not { } function)
        {
            return Value.Undefined;
        }

        if (function.Arity < 2)
        {
            throw new JsonataException("D3050");
        }

        var startsWithFirst = call[2].IsUndefined && items.Count > 0;
        var result = startsWithFirst ? items[0] : call[2];
        for (var index = startsWithFirst ? 1 : 0; index < items.Count; index++)
        {
            result = FunctionCalls.Apply(function, Step(function, result, index, call[0]), Value.Null, call.Evaluation);
        }

        return result;
    }

    private static Value[] Step(FunctionValue function, Value result, int index, Value items)
    {
        var item = items.Array is { } array ? array[index] : Value.Undefined;
        return function.Arity switch
        {
            2 => [result, item],
            3 => [result, item, Value.From((double)index)],
            _ => [result, item, Value.From((double)index), items],
        };
    }
}
