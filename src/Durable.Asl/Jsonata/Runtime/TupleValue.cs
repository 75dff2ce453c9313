namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// An item of a path that binds variables on the way: the item itself and the bindings made so far. The reference
/// keeps the item under the name <c>@</c>; here it stands apart.
/// </summary>
/// <param name="item">The context item.</param>
internal sealed class TupleValue(Value item)
{
    private readonly List<KeyValuePair<string, Value>> _bindings = [];

    public Value Item { get; set; } = item;

    public IReadOnlyList<KeyValuePair<string, Value>> Bindings => _bindings;

    /// <summary>A copy with another item.</summary>
    public TupleValue With(Value item)
    {
        var copy = new TupleValue(item);
        copy._bindings.AddRange(_bindings);
        return copy;
    }

    public void Bind(string name, Value value)
    {
        var index = _bindings.FindIndex(binding => binding.Key == name);
        if (index < 0)
        {
            _bindings.Add(new(name, value));
        }
        else
        {
            _bindings[index] = new(name, value);
        }
    }

    /// <summary>Takes over item and bindings of a tuple made further inside.</summary>
    public void Merge(TupleValue inner)
    {
        Item = inner.Item;
        foreach (var (name, value) in inner._bindings)
        {
            Bind(name, value);
        }
    }

    /// <summary>A frame in which the bindings are visible.</summary>
    public Frame Frame(Frame outer)
    {
        var frame = new Frame(outer);
        foreach (var (name, value) in _bindings)
        {
            frame.Bind(name, value);
        }

        return frame;
    }
}
