namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// Deep copies that may be changed. A copy passes through JSON text in the reference, so functions become empty texts
/// and numbers lose what 15 digits do not show.
/// </summary>
internal static class ValueCopy
{
    public static Value Of(Value value, Evaluation evaluation)
    {
        if (value.Array is { } array)
        {
            var document = array.IsOuterWrapper ? array[0].Array : null;
            return Value.From(CopyArray(document ?? array, evaluation));
        }

        if (value.Object is { } members)
        {
            return Value.From(CopyObject(members, evaluation));
        }

        return value.Kind switch
        {
            ValueKind.Function => Value.From(string.Empty),
            ValueKind.Number => CopyNumber(value),
            _ => value,
        };
    }

    private static Value CopyNumber(Value value)
    {
        if (double.IsNaN(value.Number))
        {
            return Value.Null;
        }

        ValueRules.IsNumeric(value);
        var rounded = NumberText.RoundTo15Digits(value.Number);
        return rounded == value.Number ? value : Value.From(rounded);
    }

    private static ArrayValue CopyArray(ArrayValue array, Evaluation evaluation)
    {
        evaluation.Descend();
        var copy = ArrayValue.Plain(evaluation);
        for (var index = 0; index < array.Count; index++)
        {
            var item = Of(array[index], evaluation);
            copy.Add(item.IsUndefined ? Value.Null : item);
        }

        evaluation.Leave();
        return copy;
    }

    private static ObjectValue CopyObject(ObjectValue members, Evaluation evaluation)
    {
        evaluation.Descend();
        evaluation.Allocate(members.Count);
        var copy = new ObjectValue();
        foreach (var (name, value) in members.Members)
        {
            var member = Of(value, evaluation);
            if (!member.IsUndefined)
            {
                copy.Set(name, member);
            }
        }

        evaluation.Leave();
        return copy;
    }
}
