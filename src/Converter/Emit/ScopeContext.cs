using Sfn2Durable.ControlFlow;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>An outlined tail as a method: its name, and the workflow variables that it is handed.</summary>
internal sealed record TailMethod(string Name, IReadOnlyList<string> Parameters);

/// <summary>One ASL scope while it is being written: its tree, its methods, and the variables it can see.</summary>
internal sealed class ScopeContext
{
    private readonly IReadOnlyDictionary<string, IReadOnlySet<string>> _assignedAt;
    private readonly Dictionary<string, TailMethod> _tails = new(StringComparer.Ordinal);
    private readonly Dictionary<Scope, ScopeContext> _children = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlySet<string> _captured;

    public ScopeContext(MachineContext machine, StructuredScope structure, string methodName, IReadOnlySet<string> visible)
    {
        (Machine, Structure, MethodName) = (machine, structure, methodName);
        var read = VariableUse.ReadIn(structure.Scope);
        _captured = visible.Where(read.Contains).ToHashSet(StringComparer.Ordinal);
        Captured = [.. _captured.Order(StringComparer.Ordinal)];
        _assignedAt = DefiniteAssignment.At(structure.Scope, _captured);
        NameTails();
        NameChildren();
    }

    public MachineContext Machine { get; }

    public StructuredScope Structure { get; }

    public string MethodName { get; }

    /// <summary>Variables of enclosing scopes that this scope reads; they come in as parameters.</summary>
    public IReadOnlyList<string> Captured { get; }

    public IEnumerable<ScopeContext> Children => Structure.Scope.States
        .SelectMany(StateEdges.InnerScopes).Where(_children.ContainsKey).Select(s => _children[s]);

    public string LocalName(string variable) => Machine.VariableName(variable);

    public ScopeContext Child(Scope scope) => _children[scope];

    public TailMethod Tail(string entryState) => _tails[entryState];

    /// <summary>Variables that certainly have a value when <paramref name="state"/> is entered.</summary>
    public IReadOnlySet<string> AssignedAt(string state) =>
        _assignedAt.TryGetValue(state, out var known) ? known : _captured;

    private void NameTails()
    {
        foreach (var tail in Structure.Methods)
        {
            var name = Machine.Members.Pascal($"{MethodName}/{tail.EntryState}", tail.EntryState, "Async");
            var read = ReachableFrom(tail).SelectMany(Reads).ToHashSet(StringComparer.Ordinal);
            var handed = AssignedAt(tail.EntryState).Where(read.Contains).Order(StringComparer.Ordinal);
            _tails.Add(tail.EntryState, new TailMethod(name, [.. handed]));
        }
    }

    private void NameChildren()
    {
        foreach (var state in Structure.Scope.States)
        {
            foreach (var inner in StateEdges.InnerScopes(state).Where(Structure.Children.ContainsKey))
            {
                var text = state is MapState ? state.Name + " Item" : inner.StartAt + " Branch";
                var name = Machine.Members.Pascal($"{MethodName}/{state.Name}/{_children.Count}", text, "Async");
                _children[inner] = new ScopeContext(Machine, Structure.Children[inner], name, AssignedAt(state.Name));
            }
        }
    }

    private static IEnumerable<string> Reads(State state) =>
        VariableUse.ReadBy(state).Concat(StateEdges.InnerScopes(state).SelectMany(VariableUse.ReadIn));

    /// <summary>The states of a tail and of the tails it goes on to.</summary>
    private IEnumerable<State> ReachableFrom(OutlinedMethod tail)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { tail.EntryState };
        var pending = new Stack<OutlinedMethod>([tail]);
        while (pending.TryPop(out var method))
        {
            foreach (var state in StructuredStates.In(method.Body))
            {
                yield return state;
            }

            foreach (var next in StructuredStates.TailsIn(method.Body).Where(seen.Add))
            {
                pending.Push(Structure.Methods.First(m => m.EntryState == next));
            }
        }
    }
}
