namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// Members in the order they were first set. Most objects have a handful, which is searched faster than hashed; only
/// beyond that an index is built.
/// </summary>
internal sealed class MemberTable
{
    private const int IndexedFrom = 12;

    private string[] _names;
    private Value[] _values;
    private Dictionary<string, int>? _index;

    public MemberTable(int capacity)
    {
        _names = new string[capacity];
        _values = new Value[capacity];
    }

    public int Count { get; private set; }

    public string NameAt(int position) => _names[position];

    public Value ValueAt(int position) => _values[position];

    public bool TryGet(string name, out Value value)
    {
        var position = Find(name);
        value = position < 0 ? default : _values[position];
        return position >= 0;
    }

    public void Set(string name, Value value)
    {
        var position = Find(name);
        if (position >= 0)
        {
            _values[position] = value;
            return;
        }

        if (Count == _names.Length)
        {
            Array.Resize(ref _names, Math.Max(4, Count * 2));
            Array.Resize(ref _values, _names.Length);
        }

        _index?.Add(name, Count);
        _names[Count] = name;
        _values[Count++] = value;
    }

    public void Remove(string name)
    {
        var position = Find(name);
        if (position < 0)
        {
            return;
        }

        Count--;
        Array.Copy(_names, position + 1, _names, position, Count - position);
        Array.Copy(_values, position + 1, _values, position, Count - position);
        _index = null;
    }

    private int Find(string name)
    {
        if (Count >= IndexedFrom)
        {
            return (_index ??= BuildIndex()).GetValueOrDefault(name, -1);
        }

        for (var position = 0; position < Count; position++)
        {
            if (_names[position] == name)
            {
                return position;
            }
        }

        return -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(Count * 2, StringComparer.Ordinal);
        for (var position = 0; position < Count; position++)
        {
            index.Add(_names[position], position);
        }

        return index;
    }
}
