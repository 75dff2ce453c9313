using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>
/// What is known while one method of the workflow is being written: its local names, its labels and whether it
/// awaits anything. A body without an <c>await</c> is written a second time as an ordinary method.
/// </summary>
internal sealed class MethodContext
{
    private readonly Dictionary<object, string> _labels = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, string> _dispatches = new(ReferenceEqualityComparer.Instance);
    private readonly NameAllocator _locals;
    private readonly Stack<string> _errors = new();
    private int _count;

    public MethodContext(ScopeContext scope, bool isAsync)
    {
        (Scope, IsAsync) = (scope, isAsync);
        _locals = new NameAllocator(
            [.. LocalNames.All, .. scope.Machine.VariableNames]);
    }

    public ScopeContext Scope { get; }

    public MachineContext Machine => Scope.Machine;

    public bool IsAsync { get; }

    /// <summary>True once an <c>await</c> was written.</summary>
    public bool Awaits { get; private set; }

    /// <summary>The data as it flows through the method's states.</summary>
    public CodeExpression Data { get; } = Id(LocalNames.Data);

    public CodeExpression States { get; } = Id(LocalNames.States);

    /// <summary>The exception of the innermost catch clause.</summary>
    public string Error => _errors.Peek();

    public CodeExpression Await(CodeExpression operation)
    {
        Awaits = true;
        return Code.Await(operation);
    }

    /// <summary>Ends the method with a value that is already there.</summary>
    public CodeStatement Return(CodeExpression value) => Code.Return(
        IsAsync ? value : Id(nameof(Task)).CallGeneric(nameof(Task.FromResult), [RuntimeApi.Node + "?"], value));

    /// <summary>The state being written.</summary>
    public string State { get; private set; } = "";

    public void EnterState(State state) => State = state.Name;

    /// <summary>A workflow variable; where it may have no value yet the scope is asked, which fails as the service does.</summary>
    public CodeExpression Variable(string name) => Scope.AssignedAt(State).Contains(name)
        ? Id(Scope.LocalName(name))
        : States.Call(RuntimeApi.Scope.Variable, Str(name));

    /// <summary>Whether a variable certainly has a value here, so that it can be read as a C# local.</summary>
    public bool HasValue(string name) => Scope.AssignedAt(State).Contains(name);

    /// <summary>A new local.</summary>
    public string Local(string hint) => _locals.Camel($"{hint}#{_count++}", hint);

    public string Label(object label, string state) =>
        _labels.TryGetValue(label, out var name) ? name : _labels[label] = _locals.Camel($"{state}#{_count++}", state);

    /// <summary>The local that holds the next state of a dispatch.</summary>
    public string NextState(object dispatch) => _dispatches.TryGetValue(dispatch, out var name)
        ? name
        : _dispatches[dispatch] = Local("next State");

    /// <summary>The next-state locals that were needed.</summary>
    public IEnumerable<string> NextStates => _dispatches.Values;

    /// <summary>Names the exception of a catch clause while its body is written.</summary>
    public ErrorScope ErrorName(string? name = null)
    {
        // Clauses side by side may share a name, clauses inside each other may not.
        var depth = _errors.Count;
        _errors.Push(name ?? (depth == 0 ? LocalNames.Error : $"{LocalNames.Error}{depth + 1}"));
        return new ErrorScope(_errors);
    }

    internal readonly struct ErrorScope(Stack<string> errors) : IDisposable
    {
        public string Name { get; } = errors.Peek();

        public void Dispose() => errors.Pop();
    }
}

/// <summary>Local names that every method of a workflow shares.</summary>
internal static class LocalNames
{
    public const string Data = "data";
    public const string States = "states";
    public const string Settings = "settings";
    public const string Tasks = "tasks";
    public const string Error = "error";
    public const string Item = "item";
    public const string Token = "token";

    public static IReadOnlyList<string> All { get; } = [Data, States, Settings, Tasks, Error, Item, Token];
}
