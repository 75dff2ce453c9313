namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>Where several arms of a Choice leave in the same way, that way out is printed once, behind the Choice.</summary>
/// <remarks>
/// <code>
/// if fast                  if fast
///     Fly                      Fly
///     return               else
/// else              →          Drive
///     Drive                return
///     return
/// </code>
/// An arm that does nothing else keeps its exit unless a guard clause can take it away: it would stand there empty.
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
        var exit = exits.Where(static e => e.Count > 0).FirstOrDefault(e => exits.Count(other => Exits.AreSame(e, other)) > 1);
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
