using Sfn2Durable.Emit;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>Which states make values that no history can foretell: times, UUIDs, random numbers.</summary>
/// <param name="states">The machine's states.</param>
internal sealed class MadeValues(StateTable states)
{
    private readonly Dictionary<string, bool> _makes = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the state, or the Parallel or Map that gives it its input, makes such values. The name of a child of a
    /// distributed Map is one of them.
    /// </summary>
    public bool Makes(string name)
    {
        if (!_makes.TryGetValue(name, out var makes))
        {
            makes = IsMaker(states[name])
                || (states.IsInChild(name) && states[name] is { } inside && ContextUse.ReadsIdentity(inside))
                || (states.ContainerOf(name) is { } container && IsMaker(states[container.Name]));
            _makes[name] = makes;
        }

        return makes;
    }

    private static bool IsMaker(State? state) => state is not null
        && (ContextUse.ReadsEnteredTime(state) || ContextUse.ReadsStartTime(state)
            || !StateValues.Templates(state).All(Determinism.IsDeterministic));
}
