using Sfn2Durable.Semantics;

namespace Sfn2Durable.ControlFlow;

/// <summary>Ways out that may be printed in several places: jumps, <c>return</c>, and final states.</summary>
internal static class Exits
{
    /// <summary>The exit at the end of a body; empty where it does not end in one.</summary>
    public static IReadOnlyList<StructuredNode> Of(StructuredNode body) => body.Statements() switch
    {
        [.., ExecuteNode { State: SucceedState } succeed, ReturnNode end] => [succeed, end],
        [.., ExecuteNode { State: FailState } fail] => [fail],
        [.., TailCallNode call] => [call],
        [.., (ReturnNode or BreakNode or ContinueNode or GotoNode or DispatchToNode) and var jump] => [jump],
        _ => [],
    };

    /// <summary>Whether two exits do the same.</summary>
    public static bool AreSame(IReadOnlyList<StructuredNode> first, IReadOnlyList<StructuredNode> second) =>
        first.Count == second.Count
        && first.Zip(second).All(static pair => pair switch
        {
            (ExecuteNode a, ExecuteNode b) => ReferenceEquals(a.State, b.State),
            var (a, b) => a == b,
        });
}
