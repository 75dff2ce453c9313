namespace Durable.Asl.Jsonata.Runtime;

/// <summary>A bracketed condition behind a step or a value.</summary>
internal abstract class Filter
{
    /// <summary>
    /// The items that pass. A single selected item may come bare instead of in a sequence of one, which every caller
    /// treats alike.
    /// </summary>
    public abstract Value Apply(Value input, Frame frame);

    protected static ArrayValue Items(Value input, Evaluation evaluation) =>
        input.Array ?? ArrayValue.SequenceOf(evaluation, input);

    protected static ArrayValue NewResult(ArrayValue items, Evaluation evaluation) =>
        items.IsTupleStream ? ArrayValue.TupleStream(evaluation) : ArrayValue.Sequence(evaluation);
}

/// <summary>A number in brackets: the item at that place, from the end when negative.</summary>
internal sealed class IndexFilter(double number) : Filter
{
    private readonly double _index = Math.Floor(number);

    public override Value Apply(Value input, Frame frame)
    {
        if (!input.TryGetArray(out var items))
        {
            return _index is 0 or -1 && !input.IsUndefined ? input : Value.From(ArrayValue.Sequence(frame.Evaluation));
        }

        var index = _index < 0 ? items.Count + _index : _index;
        if (!(index >= 0 && index < items.Count))
        {
            return Value.From(NewResult(items, frame.Evaluation));
        }

        var item = items.Single((int)index);
        if (item.Tuple is null && !item.IsUndefined)
        {
            return item;
        }

        var selected = NewResult(items, frame.Evaluation);
        if (item.Tuple is not null)
        {
            selected.Add(item);
        }

        return Value.From(selected);
    }
}

/// <summary>
/// Any other expression in brackets, evaluated with each item as context. A number, or each number of an array, is a
/// place that the item has to be at; everything else lets the item pass when it counts as true.
/// </summary>
internal sealed class PredicateFilter(Operation predicate) : Filter
{
    public override Value Apply(Value input, Frame frame)
    {
        var items = Items(input, frame.Evaluation);
        var selected = NewResult(items, frame.Evaluation);
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            var verdict = item.Tuple is { } tuple
                ? predicate.Evaluate(tuple.Item, tuple.Frame(frame))
                : predicate.Evaluate(item, frame);
            for (var times = Times(verdict, index, items.Count); times > 0; times--)
            {
                selected.Add(item);
            }
        }

        return Value.From(selected);
    }

    // An array of numbers may name the same place more than once.
    private static int Times(Value verdict, int index, int count)
    {
        if (verdict.IsBoolean)
        {
            return verdict.Boolean ? 1 : 0;
        }

        if (ValueRules.IsNumeric(verdict))
        {
            return IsAt(verdict.Number, index, count) ? 1 : 0;
        }

        if (!verdict.TryGetArray(out var places) || !ValueRules.IsArrayOfNumbers(places))
        {
            return ValueRules.IsTrue(verdict) ? 1 : 0;
        }

        var times = 0;
        for (var place = 0; place < places.Count; place++)
        {
            times += IsAt(places[place].Number, index, count) ? 1 : 0;
        }

        return times;
    }

    private static bool IsAt(double number, int index, int count)
    {
        var place = Math.Floor(number);
        return (place < 0 ? count + place : place) == index;
    }
}

/// <summary>Filters behind a value that is no step of a path.</summary>
internal sealed class FilterOperation(Operation source, Filter[] filters) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var result = source.Execute(input, frame);
        foreach (var filter in filters)
        {
            result = filter.Apply(result, frame);
        }

        return result;
    }
}

/// <summary>Empty brackets behind a value: one item stays an array.</summary>
/// <param name="source">The value.</param>
/// <param name="isFiltered">The value comes out of a filter, which may hand a single item out bare.</param>
internal sealed class KeepArrayOperation(Operation source, bool isFiltered) : Operation
{
    public override Value Execute(Value input, Frame frame)
    {
        var result = source.Execute(input, frame);
        if (isFiltered && result.Array is null && !result.IsUndefined)
        {
            result = Value.From(ArrayValue.SequenceOf(frame.Evaluation, result));
        }

        return result.Array is { IsSequence: true, IsTupleStream: false } sequence
            ? Value.From(sequence.AsSequence(keepSingleton: true))
            : result;
    }
}
