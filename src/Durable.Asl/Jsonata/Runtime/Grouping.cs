namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// Builds an object from items: every item is sorted into groups by the keys it gives, then every group gives one
/// value. A single item is the case of an ordinary object constructor.
/// </summary>
internal sealed class Grouping(IReadOnlyList<(Operation Key, Operation Value)> pairs, int position)
{
    public Value Apply(Value input, Frame frame)
    {
        if (!input.TryGetArray(out var items))
        {
            return Value.From(Single(input, frame));
        }

        if (items.Count == 0 && !items.IsTupleStream)
        {
            return Value.From(Single(Value.Undefined, frame));
        }

        var groups = new OrderedDictionary<string, Group>(pairs.Count, StringComparer.Ordinal);
        for (var index = 0; index < items.Count; index++)
        {
            Sort(items[index], groups, frame);
        }

        frame.Evaluation.Allocate(groups.Count);
        return Value.From(Build(groups, frame));
    }

    // One item cannot give the same key twice but from two pairs, so there is nothing to group.
    private ObjectValue Single(Value item, Frame frame)
    {
        frame.Evaluation.Allocate(pairs.Count);
        var names = new string?[pairs.Count];
        for (var pair = 0; pair < names.Length; pair++)
        {
            var key = pairs[pair].Key.Evaluate(item, frame);
            var name = key.IsUndefined ? null : Checked(key);
            if (name is not null && Array.IndexOf(names, name, 0, pair) >= 0)
            {
                throw new JsonataException("D1009") { Position = position }.With("value", name);
            }

            names[pair] = name;
        }

        var result = new ObjectValue(names.Length);
        for (var pair = 0; pair < names.Length; pair++)
        {
            var value = names[pair] is null ? Value.Undefined : pairs[pair].Value.Evaluate(item, frame);
            if (names[pair] is { } name && !value.IsUndefined)
            {
                result.Set(name, value);
            }
        }

        return result;
    }

    private ObjectValue Build(OrderedDictionary<string, Group> groups, Frame frame)
    {
        var result = new ObjectValue();
        foreach (var (key, group) in groups)
        {
            var value = group.Evaluate(pairs[group.Pair].Value, frame);
            if (!value.IsUndefined)
            {
                result.Set(key, value);
            }
        }

        return result;
    }

    private void Sort(Value item, OrderedDictionary<string, Group> groups, Frame frame)
    {
        var tuple = item.Tuple;
        var inner = tuple?.Frame(frame) ?? frame;
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            var key = pairs[pair].Key.Evaluate(tuple?.Item ?? item, inner);
            if (!key.IsUndefined)
            {
                AddTo(groups, Checked(key), pair, item, frame.Evaluation);
            }
        }
    }

    private void AddTo(
        OrderedDictionary<string, Group> groups, string key, int pair, Value item, Evaluation evaluation)
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, new Group(pair, item, evaluation));
            return;
        }

        if (group.Pair != pair)
        {
            throw new JsonataException("D1009") { Position = position }.With("value", key);
        }

        group.Add(item, evaluation);
    }

    private string Checked(Value key)
    {
        if (!key.IsString)
        {
            throw new JsonataException("T1003") { Position = position }.With("value", key);
        }

        return key.Text is "_jsonata_lambda" or "_jsonata_function"
            ? throw new JsonataException("D1013") { Position = position }.With("value", key)
            : key.Text;
    }
}
