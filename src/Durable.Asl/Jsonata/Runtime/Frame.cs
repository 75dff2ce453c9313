namespace Durable.Asl.Jsonata.Runtime;

/// <summary>The variables of a block, a call or a step, on top of those around it.</summary>
internal sealed class Frame
{
    private const int NamesPerTick = 64;

    private readonly Frame? _outer;
    private string[] _names;
    private Value[] _values;
    private int _count;

    public Frame(Evaluation evaluation)
    {
        Evaluation = evaluation;
        _names = [];
        _values = [];
    }

    public Frame(Frame outer)
    {
        _outer = outer;
        Evaluation = outer.Evaluation;
        _names = [];
        _values = [];
    }

    /// <summary>A frame that starts with parameters; the arrays are taken over, the names are never written.</summary>
    public Frame(Frame outer, string[] names, Value[] values)
    {
        _outer = outer;
        Evaluation = outer.Evaluation;
        _names = names;
        _values = values;
        _count = names.Length;
    }

    public Evaluation Evaluation { get; }

    public void Bind(string name, Value value)
    {
        Evaluation.Tick(1 + (_count / NamesPerTick));

        // The last of several parameters of one name counts, so search from the end.
        for (var index = _count - 1; index >= 0; index--)
        {
            if (_names[index] == name)
            {
                _values[index] = value;
                return;
            }
        }

        Append(name, value);
    }

    /// <summary>Finds a variable here or further out; host bindings and built-in functions are not looked at.</summary>
    public bool TryLookup(string name, out Value value)
    {
        for (var frame = this; frame is not null; frame = frame._outer)
        {
            for (var index = frame._count - 1; index >= 0; index--)
            {
                if (frame._names[index] == name)
                {
                    value = frame._values[index];
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    private void Append(string name, Value value)
    {
        if (_count == _names.Length)
        {
            var capacity = Math.Max(2, _count * 2);
            Array.Resize(ref _names, capacity);
            Array.Resize(ref _values, capacity);
        }

        _names[_count] = name;
        _values[_count++] = value;
    }
}
