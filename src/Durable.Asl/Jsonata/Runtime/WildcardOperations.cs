namespace Durable.Asl.Jsonata.Runtime;

/// <summary><c>*</c>: the values of all members; arrays among them are flattened all the way down.</summary>
internal sealed class WildcardOperation : LeafOperation
{
    public override Value Execute(Value input, Frame frame)
    {
        var source = input.Array is { IsOuterWrapper: true, Count: > 0 } wrapper ? wrapper[0] : input;
        var found = ArrayValue.Sequence(frame.Evaluation);
        var hasArray = false;
        foreach (var value in Values(source))
        {
            hasArray |= value.Array is not null;
            AddFlat(found, value, frame.Evaluation);
        }

        // Once an array was among the members the result counts as an array of its own and keeps its brackets.
        return Value.From(hasArray ? found.AsPlain() : found);
    }

    private static IEnumerable<Value> Values(Value source)
    {
        if (source.Object is { } members)
        {
            return members.Members.Select(member => member.Value);
        }

        return source.Array is { } array ? Enumerable.Range(0, array.Count).Select(index => array[index]) : [];
    }

    private static void AddFlat(ArrayValue found, Value value, Evaluation evaluation)
    {
        evaluation.Tick();
        if (!value.TryGetArray(out var array))
        {
            found.Add(value);
            return;
        }

        evaluation.Descend();

        for (var index = 0; index < array.Count; index++)
        {
            AddFlat(found, array[index], evaluation);
        }

        evaluation.Leave();
    }
}

/// <summary><c>**</c>: the context and everything below it; arrays are walked through but not listed.</summary>
internal sealed class DescendantsOperation : LeafOperation
{
    public override Value Execute(Value input, Frame frame)
    {
        if (input.IsUndefined)
        {
            return Value.Undefined;
        }

        var found = ArrayValue.Sequence(frame.Evaluation);
        Add(found, input, frame.Evaluation);
        return found.Count == 1 ? found[0] : Value.From(found);
    }

    private static void Add(ArrayValue found, Value value, Evaluation evaluation)
    {
        evaluation.Descend();

        if (value.TryGetArray(out var array))
        {
            for (var index = 0; index < array.Count; index++)
            {
                Add(found, array[index], evaluation);
            }
        }
        else
        {
            found.Add(value);
            foreach (var member in value.Object?.Members ?? [])
            {
                Add(found, member.Value, evaluation);
            }
        }

        evaluation.Leave();
    }
}
