using Sfn2Durable.ControlFlow;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// Answers at run time: which way out of a state a visit takes. Both walks ask it the same questions.
/// </summary>
internal sealed class Decisions(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The way out, counting from 0: rules, then Default; or success, then catchers.</summary>
    public int Choose(int ways) => _random.Next(ways);
}

/// <summary>The meaning of a scope, straight from its states; the tree must mean the same.</summary>
internal static class StateWalk
{
    public static IReadOnlyList<string> Run(Scope scope, Decisions decisions, int steps)
    {
        var states = scope.States.ToDictionary(static s => s.Name, StringComparer.Ordinal);
        var trace = new List<string>();
        var next = scope.StartAt;
        while (next is not null && trace.Count < steps)
        {
            var state = states[next];
            trace.Add(state.Name);
            next = state switch
            {
                ChoiceState choice => Choose(choice, decisions, trace),
                WorkState { Catch.Count: > 0 } work => Work(work, decisions, trace),
                FailState => End("fails", trace),
                SucceedState => End("returns", trace),
                _ => state.Next ?? End("returns", trace),
            };
        }

        return [.. trace.Take(steps)];
    }

    private static string? Choose(ChoiceState choice, Decisions decisions, List<string> trace)
    {
        var way = decisions.Choose(choice.Choices.Count + 1);
        var rule = way < choice.Choices.Count ? choice.Choices[way] : null;
        if ((rule?.Assign ?? choice.Assign).Count > 0 && (rule is not null || choice.Default is not null))
        {
            trace.Add($"{choice.Name} does {(rule is null ? "default" : way)}");
        }

        return rule?.Next ?? choice.Default ?? End("matches nothing", trace);
    }

    private static string? Work(WorkState work, Decisions decisions, List<string> trace)
    {
        var way = decisions.Choose(work.Catch.Count + 1);
        if (way == 0)
        {
            return work.Next ?? End("returns", trace);
        }

        var catcher = work.Catch[way - 1];
        trace.Add($"{work.Name} catches{(catcher.Assign.Count > 0 ? $" and does {way - 1}" : "")}");
        return catcher.Next;
    }

    private static string? End(string how, List<string> trace)
    {
        trace.Add(how);
        return null;
    }
}
