using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>The scopes of a machine, without recursion: definitions may nest as deep as their file allows.</summary>
internal static class Scopes
{
    /// <summary>A scope and all scopes in it, each before those inside it, in the order of the file.</summary>
    public static IReadOnlyList<Scope> OutsideIn(Scope root)
    {
        var all = new List<Scope>();
        var work = new Stack<Scope>([root]);
        while (work.TryPop(out var scope))
        {
            all.Add(scope);
            foreach (var inner in Inside(scope).Reverse())
            {
                work.Push(inner);
            }
        }

        return all;
    }

    /// <summary>The branches and processors of a scope's own states.</summary>
    public static IEnumerable<Scope> Inside(Scope scope) => scope.States.SelectMany(static state => state switch
    {
        ParallelState parallel => parallel.Branches,
        MapState map => [map.Processor],
        _ => [],
    });
}
