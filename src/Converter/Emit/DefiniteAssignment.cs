using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>
/// Which workflow variables certainly have a value when a state of a scope is entered: the intersection over all ways
/// to it, as for C# locals. Reads of any other variable go through the scope, which fails where the service fails.
/// </summary>
internal static class DefiniteAssignment
{
    /// <param name="scope">The scope to look at; scopes inside it are looked at by calls of their own.</param>
    /// <param name="atStart">What is certain when the scope is entered: variables of the scopes around it.</param>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> At(Scope scope, IReadOnlySet<string> atStart)
    {
        var states = scope.States.ToDictionary(static s => s.Name, StringComparer.Ordinal);
        var known = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal) { [scope.StartAt] = atStart };
        var work = new Queue<string>([scope.StartAt]);
        while (work.TryDequeue(out var name))
        {
            var before = known[name];
            foreach (var (target, assigned) in Ways(states[name]))
            {
                var after = before.Union(assigned).ToHashSet(StringComparer.Ordinal);
                if (known.TryGetValue(target, out var previous))
                {
                    after.IntersectWith(previous);
                    if (after.Count == previous.Count)
                    {
                        continue;
                    }
                }

                known[target] = after;
                work.Enqueue(target);
            }
        }

        return known;
    }

    private static IEnumerable<(string Target, IEnumerable<string> Assigned)> Ways(State state)
    {
        var own = state.Assign.Select(static a => a.Name);
        if (state.Next is { } next)
        {
            yield return (next, own);
        }

        if (state is ChoiceState choice)
        {
            foreach (var rule in choice.Choices)
            {
                yield return (rule.Next, rule.Assign.Select(static a => a.Name));
            }

            if (choice.Default is { } otherwise)
            {
                yield return (otherwise, own);
            }
        }

        if (state is WorkState work)
        {
            foreach (var catcher in work.Catch)
            {
                yield return (catcher.Next, catcher.Assign.Select(static a => a.Name));
            }
        }
    }
}
