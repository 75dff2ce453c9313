namespace Durable.Asl.Jsonata.Runtime;

/// <summary>An order-by clause: a stable sort by one or more keys.</summary>
internal sealed class Sorter(IReadOnlyList<SortTerm> terms, int position)
{
    /// <summary>The items in order: a plain array, or the array given when there is nothing to sort.</summary>
    public ArrayValue Sort(ArrayValue items, Frame frame)
    {
        if (items.Count <= 1)
        {
            return items;
        }

        var evaluation = frame.Evaluation;
        var rows = new Row[items.Count];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = new Row(items[index], terms.Count);
        }

        evaluation.Allocate((long)rows.Length * (terms.Count + 2));
        var sorted = MergeSort.Sort(rows, (left, right) => Compare(left, right, frame) > 0);
        var result = ArrayValue.Plain(evaluation);
        foreach (var row in sorted)
        {
            result.Add(row.Item);
        }

        return result;
    }

    private int Compare(Row left, Row right, Frame frame)
    {
        frame.Evaluation.Tick();
        for (var index = 0; index < terms.Count; index++)
        {
            var order = CompareKeys(left.Key(terms, index, frame), right.Key(terms, index, frame), terms[index]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    // Nothing goes last in either direction.
    private int CompareKeys(Value left, Value right, SortTerm term)
    {
        if (left.IsUndefined || right.IsUndefined)
        {
            return left.IsUndefined.CompareTo(right.IsUndefined);
        }

        if (!IsKey(left) || !IsKey(right))
        {
            throw new JsonataException("T2008") { Position = position }.With("value", IsKey(left) ? right : left);
        }

        if (left.IsString != right.IsString)
        {
            throw new JsonataException("T2007") { Position = position }.With("value", left).With("value2", right);
        }

        var order = left.IsString ? string.CompareOrdinal(left.Text, right.Text) : CompareNumbers(left, right);
        return term.Descending ? -order : order;
    }

    private static bool IsKey(Value value) => value.IsString || value.IsNumber;

    private static int CompareNumbers(Value left, Value right) =>
        left.Number == right.Number ? 0 : left.Number < right.Number ? -1 : 1;

    /// <summary>An item and its keys, each computed when first compared.</summary>
    private sealed class Row(Value item, int keys)
    {
        private readonly Value[] _keys = new Value[keys];
        private int _known;

        public Value Item => item;

        public Value Key(IReadOnlyList<SortTerm> terms, int index, Frame frame)
        {
            while (_known <= index)
            {
                var key = terms[_known].Key;
                _keys[_known++] = item.Tuple is { } tuple
                    ? key.Evaluate(tuple.Item, tuple.Frame(frame))
                    : key.Evaluate(item, frame);
            }

            return _keys[index];
        }
    }
}

/// <summary>One key of an order-by clause.</summary>
/// <param name="Key">Evaluated with each item as context.</param>
/// <param name="Descending">True to reverse the order of the values.</param>
internal sealed record SortTerm(Operation Key, bool Descending);
