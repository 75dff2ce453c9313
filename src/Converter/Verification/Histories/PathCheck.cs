using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What can be said of a history without data: whether its states follow each other as the definition says.</summary>
internal static class PathCheck
{
    public static Divergence? Run(Recording recording, StateTable states)
    {
        foreach (var scope in recording.Scopes)
        {
            for (var i = 0; i < scope.Visits.Count; i++)
            {
                var visit = scope.Visits[i];
                var before = i == 0 ? null : scope.Visits[i - 1];
                var allowed = before is null ? [StartOf(scope, states)] : Successors(before, states);
                if (!allowed.Contains(visit.State))
                {
                    return new Divergence(DivergenceKind.Path, visit.State, scope.Branch, $"the way to '{visit.State}'")
                    {
                        Event = visit.Entered,
                        Recorded = before is null ? $"begins with '{visit.State}'" : $"'{before.State}' goes to '{visit.State}'",
                        Replayed = before is null
                            ? $"the definition begins with '{allowed[0]}'"
                            : $"the definition lets it go to {string.Join(", ", allowed.Select(static a => $"'{a}'").DefaultIfEmpty("nothing"))}",
                    };
                }
            }
        }

        return null;
    }

    private static string StartOf(RecordedScope scope, StateTable states)
    {
        if (scope.Container is null || scope.Visits is not [var first, ..])
        {
            return states.Definition.Root.StartAt;
        }

        var inner = states[scope.Container.State] is { } container ? StateEdges.InnerScopes(container) : [];
        var index = states.ContainerOf(first.State)?.Index ?? 0;
        return index < inner.Count ? inner[index].StartAt : first.State;
    }

    private static List<string> Successors(RecordedVisit visit, StateTable states) =>
        states[visit.State] is { } state ? [.. StateEdges.Successors(state)] : [];
}
