using Durable.Asl.Jsonata.Regexes;
using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <content>Paths, filters and groupings.</content>
internal sealed partial class Compiler
{
    private Operation BuildPath(Draft path)
    {
        var keep = path.KeepSingleton || path.KeepArray;
        var startsWithVariable = path.Parts[0].Kind == DraftKind.Variable;
        if (path.Parts.Exists(step => step.IsTuple))
        {
            var group = path.Group is null ? null : BuildGroup(path.Group);
            return new TuplePathOperation(BuildSteps(path), new(startsWithVariable, keep, path.IsTuple, group));
        }

        return new PathOperation(BuildSteps(path), keep, startsWithVariable);
    }

    private PathStep[] BuildSteps(Draft path) => [.. path.Parts.Select((step, index) => BuildStep(step, index == 0))];

    private PathStep BuildStep(Draft step, bool isFirst) => new(step.Kind == DraftKind.Sort ? Nothing : Build(step))
    {
        Stages = [.. (step.Stages ?? []).Select(stage => new Stage(BuildFilter(stage.Filter), stage.Index))],
        Sorter = step.Kind == DraftKind.Sort ? BuildSorter(step) : null,
        IsConstructor = isFirst && step.IsConstructed,
        IsTuple = step.IsTuple,
        Focus = step.Focus,
        Index = step.Index,
        Ancestor = step.Ancestor?.Slot,
    };

    private static Operation Nothing { get; } = new LiteralOperation(Value.Undefined);

    private Sorter BuildSorter(Draft sort)
    {
        var terms = ((OrderNode)sort.Syntax).Terms;
        return new Sorter(
            [.. sort.Parts.Select((key, index) => new SortTerm(Build(key), terms[index].Descending))],
            sort.Syntax.Span.End);
    }

    private Filter? BuildFilter(Draft? predicate) => predicate switch
    {
        null => null,
        { Kind: DraftKind.Number, Syntax: NumberLiteral number } => new IndexFilter(number.Value),
        _ => new PredicateFilter(Build(predicate)),
    };

    private Grouping BuildGroup(GroupDraft group) =>
        new([.. group.Pairs.Select(pair => (Build(pair.Key), Build(pair.Value)))], group.Position);

    private List<(Operation Key, Operation Value)> Pairs(List<Draft> parts) =>
        [.. parts.Chunk(2).Select(pair => (Build(pair[0]), Build(pair[1])))];

    private static RegexOperation BuildRegex(RegexLiteral literal)
    {
        try
        {
            return new RegexOperation(new RegexPattern(literal.Pattern, literal.Flags));
        }
        catch (JsonataException error) when (error.Position is null)
        {
            error.Position = literal.Span.End;
            throw;
        }
    }
}
