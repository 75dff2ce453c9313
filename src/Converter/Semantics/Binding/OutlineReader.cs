using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Reads where a state goes from its raw fields, so that a broken state still has its place in the graph.
/// </summary>
internal static class OutlineReader
{
    private static readonly string[] GoingTypes = ["Task", "Parallel", "Map", "Pass", "Wait", "Choice"];

    public static StateOutline Read(SourceMember member, NodePath path)
    {
        if (member.Value is not SourceObject state)
        {
            return new StateOutline(member, path, [], IsTerminal: true);
        }

        List<Transition> transitions = [.. Target(state, "Next", path), .. Target(state, "Default", path)];
        foreach (var list in new[] { "Choices", "Catch" })
        {
            var items = (state.Find(list)?.Value as SourceArray)?.Items ?? [];
            transitions.AddRange(items.SelectMany((item, index) =>
                item is SourceObject element ? Target(element, "Next", path.Field(list).Index(index)) : []));
        }

        return new StateOutline(member, path, transitions, IsTerminal(state));
    }

    private static bool IsTerminal(SourceObject state) =>
        state.Find("End")?.Value is SourceScalar { Kind: ScalarKind.True }
        || state.Find("Type")?.Value is not SourceScalar type
        || !GoingTypes.Contains(type.Text);

    private static IEnumerable<Transition> Target(SourceObject from, string name, NodePath path) =>
        from.Find(name)?.Value is SourceScalar { Kind: ScalarKind.String } target
            ? [new Transition(target.Text, target.Span, path.Field(name))]
            : [];
}
