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
    private readonly JsonArray? _source;
    private readonly double _firstOfRange;
    private Value[]? _items;

    private ArrayValue(Evaluation? evaluation, Value[]? items, int count)
    {
        _evaluation = evaluation;
        _items = items;
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

    private ArrayValue(ArrayValue other, Value[]? items)
    {
        _evaluation = other._evaluation;
        _source = other._source;
        _firstOfRange = other._firstOfRange;
        _items = items;
        Count = other.Count;
    }

    public int Count { get; private set; }

    /// <summary>Made by evaluation: subject to unwrapping.</summary>
    public bool IsSequence { get; init; }

    /// <summary>A sequence of one that must stay an array.</summary>
    public bool KeepSingleton { get; set; }

    /// <summary>Written as a constructor at the start or end of a path: not spliced by the next step.</summary>
    public bool IsConstructed { get; init; }

    /// <summary>Wraps an input document that is an array.</summary>
    public bool IsOuterWrapper { get; init; }

    /// <summary>The items are <see cref="TupleValue"/>s.</summary>
    public bool IsTupleStream { get; init; }

    /// <summary>The JSON array, when this is one as it was read.</summary>
    public JsonArray? Source => _source;

    public Value this[int index]
    {
        get
        {
            if (_items is not null)
            {
                return _items[index];
            }

            return _source is null ? Value.From(_firstOfRange + index) : Value.FromNode(_source[index]);
        }
    }

    public static ArrayValue Read(JsonArray source) => new(source);

    public static ArrayValue Sequence(Evaluation evaluation) => new(evaluation, [], 0) { IsSequence = true };

    public static ArrayValue SequenceOf(Evaluation evaluation, Value item) =>
        new(evaluation, [item], 1) { IsSequence = true };

    public static ArrayValue TupleStream(Evaluation evaluation) =>
        new(evaluation, [], 0) { IsSequence = true, IsTupleStream = true };

    public static ArrayValue Plain(Evaluation evaluation, bool isConstructed = false) =>
        new(evaluation, [], 0) { IsConstructed = isConstructed };

    public static ArrayValue PlainOf(params Value[] items) => new(null, items, items.Length);

    public static ArrayValue Wrapper(Evaluation evaluation, Value document) =>
        new(evaluation, [document], 1) { IsSequence = true, IsOuterWrapper = true };

    public static ArrayValue Range(double first, int count) => new(first, count) { IsSequence = true };

    /// <summary>The same items as a sequence, without the other marks.</summary>
    public ArrayValue AsSequence(bool keepSingleton = false) =>
        Share(isSequence: true, keepSingleton, isConstructed: false);

    /// <summary>The same items as a plain array.</summary>
    public ArrayValue AsPlain(bool isConstructed = false) =>
        Share(isSequence: false, keepSingleton: false, isConstructed);

    public bool IsSame(ArrayValue other) =>
        ReferenceEquals(this, other) || (_source is not null && ReferenceEquals(_source, other._source));

    public void Add(Value item)
    {
        var items = Own();
        if (Count == items.Length)
        {
            items = Grow(Count + 1);
        }

        items[Count++] = item;
    }

    public void AddRange(ArrayValue other)
    {
        var items = Own();
        if (Count + other.Count > items.Length)
        {
            items = Grow(Count + other.Count);
        }

        other.CopyTo(items.AsSpan(Count));
        Count += other.Count;
    }

    public Value[] ToArray()
    {
        var copy = new Value[Count];
        CopyTo(copy);
        return copy;
    }

    private void CopyTo(Span<Value> target)
    {
        if (_items is not null)
        {
            _items.AsSpan(0, Count).CopyTo(target);
            return;
        }

        for (var index = 0; index < Count; index++)
        {
            target[index] = this[index];
        }
    }

    // Both arrays may grow later; a full item store makes sure that neither writes into the other.
    private ArrayValue Share(bool isSequence, bool keepSingleton, bool isConstructed)
    {
        var items = _items is null || _items.Length == Count ? _items : _items[..Count];
        return new ArrayValue(this, items)
        {
            IsSequence = isSequence,
            KeepSingleton = keepSingleton,
            IsConstructed = isConstructed,
        };
    }

    private Value[] Own() => _items ??= ToArray();

    private Value[] Grow(int needed)
    {
        var capacity = Math.Max(needed, Math.Max(4, Count * 2));
        _evaluation?.Allocate(capacity - Count);
        System.Array.Resize(ref _items, capacity);
        return _items;
    }
}
