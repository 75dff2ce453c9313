namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Where several arms of a Choice end in one final state, or call one tail, that is printed once, behind the Choice.
/// </summary>
/// <remarks>
/// <code>
/// if fast                  if fast
///     Fly                      Fly
///     Arrived              else
/// else              →          Drive
///     Drive                Arrived
///     Arrived
/// </code>
/// A plain <c>return</c> stays in its arm, where it can take the value with it. An arm that does nothing else keeps its
/// exit unless a guard clause can take it away: it would stand there empty.
/// </remarks>
internal sealed class JoinExits : TreePass
{
    protected override BlockNode Rewrite(BlockNode body, PassContext context) => StructuredNodes.Block([Join(body)]);

    private static StructuredNode Join(StructuredNode node) => node.WithBodies(Join) switch
    {
        ChoiceNode choice when !choice.FallsThrough() => Join(choice),
        var other => other,
    };

    private static StructuredNode Join(ChoiceNode choice)
    {
        var exits = choice.Arms.Select(static a => Exits.Of(a.Body)).ToList();
        var exit = exits
            .Where(static e => e is [ExecuteNode or TailCallNode, ..])
            .GroupBy(static e => e[0] switch
            {
                ExecuteNode final => (final.State.Name, IsCall: false),
                var call => (((TailCallNode)call).EntryState, IsCall: true),
            })
            .FirstOrDefault(static same => same.Count() > 1)?.First();
        if (exit is null)
        {
            return choice;
        }

        var arms = choice.Arms
            .Select((a, i) => Exits.AreSame(exit, exits[i]) ? a with { Body = Without(a.Body, exit.Count) } : a)
            .ToList();
        var empty = arms.Count(static a => a.Body.IsEmpty());
        return empty == 0 || (empty == 1 && arms.TakeLast(2).Any(static a => a.Body.IsEmpty()))
            ? StructuredNodes.Block([choice with { Arms = arms }, .. exit])
            : choice;
    }

    private static BlockNode Without(StructuredNode body, int count) =>
        StructuredNodes.Block(body.Statements().SkipLast(count));
}
