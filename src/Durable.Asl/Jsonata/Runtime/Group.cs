namespace Durable.Asl.Jsonata.Runtime;

/// <summary>The items that gave the same key.</summary>
internal sealed class Group
{
    private readonly List<TupleValue> _tuples = [];
    private readonly Gathering _items = new();

    public Group(int pair, Value first, Evaluation evaluation)
    {
        Pair = pair;
        Add(first, evaluation);
    }

    /// <summary>The pair that the key came from.</summary>
    public int Pair { get; }

    public void Add(Value item, Evaluation evaluation)
    {
        if (item.Tuple is { } tuple)
        {
            evaluation.Allocate(1);
            _tuples.Add(tuple);
        }
        else
        {
            _items.Add(item, evaluation);
        }
    }

    /// <summary>Evaluates with the group as context; with bindings, each one becomes all its values.</summary>
    public Value Evaluate(Operation value, Frame frame)
    {
        if (_tuples.Count == 0)
        {
            return value.Evaluate(_items.Result, frame);
        }

        var merged = _tuples.Count == 1 ? _tuples[0] : Merge(frame.Evaluation);
        return value.Evaluate(merged.Item, merged.Frame(frame));
    }

    private TupleValue Merge(Evaluation evaluation)
    {
        var items = new Gathering();
        var bindings = new OrderedDictionary<string, Gathering>(StringComparer.Ordinal);
        foreach (var tuple in _tuples)
        {
            items.Add(tuple.Item, evaluation);
            foreach (var (name, bound) in tuple.Bindings)
            {
                bindings.TryAdd(name, new Gathering());
                bindings[name].Add(bound, evaluation);
            }
        }

        var merged = new TupleValue(items.Result);
        foreach (var (name, bound) in bindings)
        {
            merged.Bind(name, bound.Result);
        }

        return merged;
    }
}

/// <summary>Values appended one after another: the first stays as it is, from the second on they are one
/// array.</summary>
internal sealed class Gathering
{
    private ArrayValue? _all;
    private Value _first;

    public Value Result => _all is null ? _first : Value.From(_all);

    public void Add(Value item, Evaluation evaluation)
    {
        if (_all is null && (_first.IsUndefined || item.IsUndefined))
        {
            _first = _first.IsUndefined ? item : _first;
            return;
        }

        if (item.IsUndefined)
        {
            return;
        }

        if (_all is null)
        {
            _all = ArrayValue.Plain(evaluation);
            ValueRules.AddSpliced(_all, _first);
        }

        ValueRules.AddSpliced(_all, item);
    }
}
