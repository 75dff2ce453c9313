namespace Converter.Tests.ControlFlow;

/// <summary>An error of a state, for the catchers of compiled trees.</summary>
public sealed class CaughtException(string name) : Exception(name)
{
    public string Name { get; } = name;
}

/// <summary>Ends a run of a compiled tree: nothing catches it.</summary>
public sealed class EndedException : Exception;

/// <summary>What compiled trees write to and ask for decisions; see <see cref="CSharpPrinter"/>.</summary>
public sealed class Tape(int seed, int steps)
{
    private readonly Decisions _decisions = new(seed);
    private readonly List<string> _trace = [];

    public IReadOnlyList<string> Trace => _trace;

    /// <summary>The rule that matches in the Choice just entered; beyond the last one where none does.</summary>
    public int Chosen { get; private set; }

    public void Add(string what)
    {
        _trace.Add(what);
        if (_trace.Count >= steps)
        {
            throw new EndedException();
        }
    }

    public void Enter(string state) => Add(state);

    public void Choose(string state, int rules)
    {
        Add(state);
        Chosen = _decisions.Choose(rules + 1);
    }

    public void Work(string state, int catchers)
    {
        if (Try(state, catchers) is { } error)
        {
            throw error;
        }
    }

    public CaughtException? Try(string state, int catchers)
    {
        Add(state);
        var way = catchers == 0 ? 0 : _decisions.Choose(catchers + 1);
        return way == 0 ? null : new CaughtException($"E{way - 1}");
    }

    public Exception End(string how)
    {
        Add(how);
        return new EndedException();
    }
}
