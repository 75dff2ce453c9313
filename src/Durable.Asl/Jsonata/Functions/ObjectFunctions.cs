using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>Functions of objects.</summary>
internal static class ObjectFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("keys", "<x-:a<s>>", 1, Keys),
        new("lookup", "<x-s:x>", 2, Lookup),
        new("spread", "<x-:a<o>>", 1, (in BuiltinCall call) => Spread(call[0], call.Evaluation)),
        new("merge", "<a<o>:o>", 1, Merge),
        new("each", "<o-f:a>", 2, Each),
        new("sift", "<o-f?:o>", 2, Sift),
    ];

    private static Value Keys(in BuiltinCall call)
    {
        var names = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        AddKeys(call[0], names, call.Evaluation);
        var result = ArrayValue.Sequence(call.Evaluation);
        foreach (var name in names.Keys)
        {
            result.Add(Value.From(name));
        }

        return Value.From(result);
    }

    private static void AddKeys(Value value, OrderedDictionary<string, bool> names, Evaluation evaluation)
    {
        foreach (var name in value.Object?.Names ?? [])
        {
            evaluation.Tick();
            names.TryAdd(name, true);
        }

        if (!value.TryGetArray(out var items))
        {
            return;
        }

        evaluation.Descend();
        for (var index = 0; index < items.Count; index++)
        {
            evaluation.Tick();
            AddKeys(items[index], names, evaluation);
        }

        evaluation.Leave();
    }

    private static Value Lookup(in BuiltinCall call) =>
        call[1].IsString ? ValueRules.Lookup(call[0], call[1].Text, call.Evaluation) : Value.Undefined;

    private static Value Spread(Value value, Evaluation evaluation)
    {
        if (value.Object is { } members)
        {
            return Value.From(SpreadObject(members, evaluation));
        }

        if (!value.TryGetArray(out var items))
        {
            return value;
        }

        evaluation.Descend();
        var result = items.Count == 0 ? ArrayValue.Sequence(evaluation) : ArrayValue.Plain(evaluation);
        for (var index = 0; index < items.Count; index++)
        {
            var spread = Spread(items[index], evaluation);
            if (!spread.IsUndefined)
            {
                ValueRules.AddSpliced(result, spread);
            }
        }

        evaluation.Leave();
        return Value.From(result);
    }

    private static ArrayValue SpreadObject(ObjectValue members, Evaluation evaluation)
    {
        var result = ArrayValue.Sequence(evaluation);
        foreach (var (name, member) in members.Members)
        {
            evaluation.Tick();
            var single = new ObjectValue();
            single.Set(name, member);
            result.Add(Value.From(single));
        }

        return result;
    }

    private static Value Merge(in BuiltinCall call)
    {
        if (!call[0].TryGetArray(out var items))
        {
            return Value.Undefined;
        }

        var result = new ObjectValue();
        for (var index = 0; index < items.Count; index++)
        {
            call.Evaluation.Allocate(items[index].Object?.Count ?? 0);
            foreach (var (name, member) in items[index].Object?.Members ?? [])
            {
                result.Set(name, member);
            }
        }

        return Value.From(result);
    }

    private static Value Each(in BuiltinCall call)
    {
        var results = ArrayValue.Sequence(call.Evaluation);
        foreach (var (name, member) in call[0].Object?.Members ?? [])
        {
            var result = call[1].Function is { } function
                ? call.Apply(function, member, Value.From(name), call[0])
                : Value.Undefined;
            if (!result.IsUndefined)
            {
                results.Add(result);
            }
        }

        return Value.From(results);
    }

    private static Value Sift(in BuiltinCall call)
    {
        var kept = new ObjectValue();
        foreach (var (name, member) in call[0].Object?.Members ?? [])
        {
            var function = call[1].Function ?? throw new JsonataException("T1006");
            if (ValueRules.IsTrue(call.Apply(function, member, Value.From(name), call[0])))
            {
                kept.Set(name, member);
            }
        }

        return kept.Count == 0 ? Value.Undefined : Value.From(kept);
    }
}
