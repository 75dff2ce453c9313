namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// A path that binds variables on the way (<c>@</c>, <c>#</c>, or the parent of a <c>%</c>). From the first step that
/// binds, the items travel as tuples: the item and what was bound so far.
/// </summary>
internal sealed class TuplePathOperation(PathStep[] steps, TuplePathForm form) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var first = Array.FindIndex(steps, step => step.IsTuple);
        ArrayValue? tuples = null;
        var start = first == 0
            ? Start(input)
            : PathSteps.Run(steps.AsSpan(0, first), input, frame, form.StartsWithVariable);
        if (first > 0 && (start.IsUndefined || start.Array is { Count: 0 }))
        {
            return form.Group?.Apply(start, frame) ?? Value.Undefined;
        }

        var items = start.Array ?? ArrayValue.SequenceOf(frame.Evaluation, start);
        foreach (var step in steps.AsSpan(first))
        {
            tuples = Next(step, items, tuples, frame);
        }

        return Finish(tuples ?? items, frame);

        Value Start(Value value) =>
            form.StartsWithVariable ? Value.From(ArrayValue.SequenceOf(frame.Evaluation, value)) : value;
    }

    private Value Finish(ArrayValue tuples, Frame frame)
    {
        if (form.Group is not null)
        {
            return form.Group.Apply(Value.From(tuples), frame);
        }

        if (form.GivesTuples)
        {
            return Value.From(tuples);
        }

        var result = ArrayValue.Sequence(frame.Evaluation);
        for (var index = 0; index < tuples.Count; index++)
        {
            result.Add(tuples[index].Tuple?.Item ?? tuples[index]);
        }

        return Value.From(form.KeepSingleton ? result.AsSequence(keepSingleton: true) : result);
    }

    private static ArrayValue Next(PathStep step, ArrayValue items, ArrayValue? tuples, Frame frame)
    {
        var result = step.Sorter is null
            ? Each(step, tuples ?? Wrap(items, frame.Evaluation), frame)
            : Sorted(step.Sorter.Sort(tuples ?? items, frame), step.Index, frame);
        return TupleStages.Apply(step.Stages, result, frame);
    }

    private static ArrayValue Wrap(ArrayValue items, Evaluation evaluation)
    {
        var tuples = ArrayValue.TupleStream(evaluation);
        for (var index = 0; index < items.Count; index++)
        {
            tuples.Add(Value.From(new TupleValue(items[index])));
        }

        return tuples;
    }

    private static ArrayValue Sorted(ArrayValue sorted, string? index, Frame frame)
    {
        var result = ArrayValue.TupleStream(frame.Evaluation);
        for (var position = 0; position < sorted.Count; position++)
        {
            var tuple = sorted[position].Tuple ?? new TupleValue(sorted[position]);
            if (index is not null)
            {
                tuple.Bind(index, Value.From((double)position));
            }

            result.Add(Value.From(tuple));
        }

        return result;
    }

    private static ArrayValue Each(PathStep step, ArrayValue tuples, Frame frame)
    {
        var result = ArrayValue.TupleStream(frame.Evaluation);
        for (var index = 0; index < tuples.Count; index++)
        {
            var outer = tuples[index].Tuple ?? new TupleValue(tuples[index]);
            var value = step.Expression.Evaluate(outer.Item, outer.Frame(frame));
            if (value.IsUndefined)
            {
                continue;
            }

            var found = value.Array ?? ArrayValue.SequenceOf(frame.Evaluation, value);
            for (var position = 0; position < found.Count; position++)
            {
                frame.Evaluation.Tick();
                result.Add(Value.From(Bound(step, outer, found[position], position)));
            }
        }

        return result;
    }

    private static TupleValue Bound(PathStep step, TupleValue outer, Value found, int position)
    {
        if (found.Tuple is { } inner)
        {
            var merged = outer.With(outer.Item);
            merged.Merge(inner);
            return merged;
        }

        var tuple = outer.With(step.Focus is null ? found : outer.Item);
        if (step.Focus is not null)
        {
            tuple.Bind(step.Focus, found);
        }

        if (step.Index is not null)
        {
            tuple.Bind(step.Index, Value.From((double)position));
        }

        if (step.Ancestor is not null)
        {
            tuple.Bind(step.Ancestor.Label, outer.Item);
        }

        return tuple;
    }
}

/// <summary>What a path with bindings ends in.</summary>
/// <param name="StartsWithVariable">An array as first item is one item.</param>
/// <param name="KeepSingleton">A single item stays an array.</param>
/// <param name="GivesTuples">The path is part of a step that needs the bindings.</param>
/// <param name="Group">A grouping at the end, or null.</param>
internal sealed record TuplePathForm(bool StartsWithVariable, bool KeepSingleton, bool GivesTuples, Grouping? Group);

/// <summary>Filters and index bindings on a stream of tuples.</summary>
internal static class TupleStages
{
    public static ArrayValue Apply(IReadOnlyList<Stage> stages, ArrayValue tuples, Frame frame)
    {
        foreach (var stage in stages)
        {
            if (stage.Filter is not null)
            {
                var selected = stage.Filter.Apply(Value.From(tuples), frame);
                tuples = selected.Array ?? ArrayValue.SequenceOf(frame.Evaluation, selected);
            }
            else if (stage.Index is not null)
            {
                Number(tuples, stage.Index);
            }
        }

        return tuples;
    }

    private static void Number(ArrayValue tuples, string name)
    {
        for (var index = 0; index < tuples.Count; index++)
        {
            tuples[index].Tuple?.Bind(name, Value.From((double)index));
        }
    }
}
