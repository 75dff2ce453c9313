using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// An array. Its items are its own, or still those of a JSON array that nobody has asked for yet, or a run of
/// integers. Arrays that the evaluation itself made are <i>sequences</i> and lose their brackets again when they
/// hold a single item.
/// </summary>
internal sealed class ArrayValue
{
    private readonly Evaluation? _evaluation;
    private readonly double _firstOfRange;
    private JsonArray? _source;
    private ItemStore? _store;
    private Value[]? _items;

    private ArrayValue(Evaluation? evaluation, ItemStore store, int count)
    {
        _evaluation = evaluation;
        _store = store;
        _items = store.Items;
        Count = count;
    }

    private ArrayValue(JsonArray source)
    {
        _source = source;
        Count = source.Count;
    }

    private ArrayValue(double first, int count)
    {
        _firstOfRange = first;
        Count = count;
    }

    private ArrayValue(ArrayValue other)
    {
        _evaluation = other._evaluation;
        _source = other._source;
        _firstOfRange = other._firstOfRange;
        _store = other._store;
        _items = other._items;
        Count = other.Count;
    }

    public int Count { get; private set; }

    /// <summary>Made by evaluation: subject to unwrapping.</summary>
    public bool IsSequence { get; init; }

    /// <summary>A sequence of one that must stay an array.</summary>
    public bool KeepSingleton { get; private init; }

    /// <summary>Written as a constructor at the start or end of a path: not spliced by the next step.</summary>
    public bool IsConstructed { get; init; }

    /// <summary>Wraps an input document that is an array.</summary>
    public bool IsOuterWrapper { get; private init; }

    /// <summary>The items are <see cref="TupleValue"/>s.</summary>
    public bool IsTupleStream { get; private init; }

    /// <summary>The JSON array, when this is one as it was read.</summary>
    public JsonArray? Source => _source;

    /// <summary>An item. Items of a JSON array are read once and kept.</summary>
    public Value this[int index]
    {
        get
        {
            if (_source is null)
            {
                return _items is null ? Value.From(_firstOfRange + index) : _items[index];
            }

            var items = _items ??= new Value[Count];
            return items[index].IsUndefined ? items[index] = Value.FromNode(_source[index]) : items[index];
        }
    }

    public static ArrayValue Read(JsonArray source) => new(source);

    public static ArrayValue Sequence(Evaluation evaluation) =>
        new(evaluation, ItemStore.Empty, 0) { IsSequence = true };

    public static ArrayValue SequenceOf(Evaluation evaluation, Value item) =>
        new(evaluation, new ItemStore([item], 1), 1) { IsSequence = true };

    public static ArrayValue TupleStream(Evaluation evaluation) =>
        new(evaluation, ItemStore.Empty, 0) { IsSequence = true, IsTupleStream = true };

    public static ArrayValue Plain(Evaluation evaluation, bool isConstructed = false) =>
        new(evaluation, ItemStore.Empty, 0) { IsConstructed = isConstructed };

    public static ArrayValue PlainOf(params Value[] items) =>
        new(null, new ItemStore(items, items.Length), items.Length);

    public static ArrayValue Wrapper(Evaluation evaluation, Value document) =>
        new(evaluation, new ItemStore([document], 1), 1) { IsSequence = true, IsOuterWrapper = true };

    public static ArrayValue Range(double first, int count) => new(first, count) { IsSequence = true };

    /// <summary>The same items as a sequence, without the other marks.</summary>
    public ArrayValue AsSequence(bool keepSingleton = false) =>
        new(this) { IsSequence = true, KeepSingleton = keepSingleton };

    /// <summary>The same items as a plain array.</summary>
    public ArrayValue AsPlain(bool isConstructed = false) => new(this) { IsConstructed = isConstructed };

    /// <summary>An item that is asked for alone, without room for the others.</summary>
    public Value Single(int index) =>
        _source is null || _items is not null ? this[index] : Value.FromNode(_source[index]);

    public bool IsSame(ArrayValue other) =>
        ReferenceEquals(this, other) || (_source is not null && ReferenceEquals(_source, other._source));

    public void Add(Value item)
    {
        var store = Reserve(1);
        store.Items[Count++] = item;
        store.Used = Count;
    }

    public void AddRange(ArrayValue other)
    {
        if (other.Count == 0)
        {
            return;
        }

        var store = Reserve(other.Count);
        other.CopyTo(store.Items.AsSpan(Count));
        Count += other.Count;
        store.Used = Count;
    }

    public Value[] ToArray()
    {
        var copy = new Value[Count];
        CopyTo(copy);
        return copy;
    }

    private void CopyTo(Span<Value> target)
    {
        if (_store is not null)
        {
            _store.Items.AsSpan(0, Count).CopyTo(target);
            return;
        }

        for (var index = 0; index < Count; index++)
        {
            target[index] = this[index];
        }
    }

    // Makes sure that this array has items of its own and room behind them.
    private ItemStore Reserve(int more)
    {
        if (_store is not null && _store.HasRoom(Count, more))
        {
            return _store;
        }

        var capacity = Math.Max(Count + more, Math.Max(4, Count * 2));
        _evaluation?.Allocate(capacity);
        var items = new Value[capacity];
        CopyTo(items);
        _source = null;
        _items = items;
        return _store = new ItemStore(items, Count);
    }
}
