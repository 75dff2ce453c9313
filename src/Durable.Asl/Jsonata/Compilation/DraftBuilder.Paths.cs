using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <content>Paths and what can stand behind a step.</content>
internal sealed partial class DraftBuilder
{
    private Draft? MakePath(JsonataNode node) => node switch
    {
        FieldNode field => MakeField(field),
        PathNode path => MakeSteps(path),
        FilterNode filter => MakeFilter(filter),
        GroupNode group => MakeGroup(group),
        OrderNode order => MakeOrder(order),
        FocusNode focus => MakeFocus(focus),
        IndexNode index => MakeIndex(index),
        _ => null,
    };

    private Draft MakeField(FieldNode field)
    {
        var keep = _keepsArray.Contains(field);
        var step = new Draft(DraftKind.Name, field) { KeepArray = keep };
        return new Draft(DraftKind.Path, field) { Parts = [step], KeepSingleton = keep };
    }

    private Draft MakeSteps(PathNode path)
    {
        var first = Make(path.Steps[0]);
        var result = AsPath(first, path);
        if (first is { Kind: DraftKind.Parent, Slot: { } slot })
        {
            result.Seeking = [slot];
        }

        var isFirst = true;
        foreach (var step in path.Steps.Skip(1))
        {
            Join(result, Make(step), checkFrom: isFirst ? 0 : result.Parts.Count);
            isFirst = false;
        }

        return result;
    }

    private static void Join(Draft result, Draft next, int checkFrom)
    {
        if (next.Kind == DraftKind.Path)
        {
            result.Parts.AddRange(next.Parts);
        }
        else
        {
            next.Stages = next.Predicates ?? next.Stages;
            next.Predicates = null;
            result.Parts.Add(next);
        }

        foreach (var step in result.Parts.Skip(checkFrom))
        {
            AsStep(step);
            result.KeepSingleton |= step.KeepArray;
        }

        MarkConstructor(result.Parts[0]);
        MarkConstructor(result.Parts[^1]);
        ParentResolver.Resolve(result);
    }

    private static Draft AsPath(Draft draft, JsonataNode syntax) =>
        draft.Kind == DraftKind.Path ? draft : new Draft(DraftKind.Path, syntax) { Parts = [draft] };

    private static void AsStep(Draft step)
    {
        if (step.Kind is DraftKind.Number or DraftKind.Value)
        {
            throw new JsonataException("S0213") { Position = step.Syntax.Span.End }
                .With("value", Constants.Of(step.Syntax));
        }

        if (step.Kind == DraftKind.String)
        {
            step.Kind = DraftKind.Name;
        }
    }

    private static void MarkConstructor(Draft step) => step.IsConstructed |= step.Kind == DraftKind.Array;

    private Draft MakeFilter(FilterNode filter)
    {
        var result = Make(filter.Source);
        var step = result.LastStep;
        if (step.Group is not null)
        {
            throw new JsonataException("S0209") { Position = filter.Span.End };
        }

        var predicate = Make(filter.Predicate);
        ParentResolver.ResolveInPredicate(step, predicate);
        var stage = new StageDraft(predicate, null);
        if (result.Kind == DraftKind.Path)
        {
            (step.Stages ??= []).Add(stage);
        }
        else
        {
            (step.Predicates ??= []).Add(stage);
        }

        return result;
    }

    private Draft MakeGroup(GroupNode group)
    {
        var result = Make(group.Source);
        if (result.Group is not null)
        {
            throw new JsonataException("S0210") { Position = group.Span.End };
        }

        var pairs = group.Members.Select(pair => (Make(pair.Key), Make(pair.Value))).ToList();
        result.Group = new GroupDraft(pairs, group.Span.End);
        return result;
    }

    private Draft MakeOrder(OrderNode order)
    {
        var result = AsPath(Make(order.Source), order);
        var sort = new Draft(DraftKind.Sort, order) { Parts = MakeAll(order.Terms.Select(term => term.Key)) };
        result.Parts.Add(Seeking(sort));
        ParentResolver.Resolve(result);
        return result;
    }

    private Draft MakeFocus(FocusNode focus)
    {
        var result = Make(focus.Source);
        var step = result.LastStep;
        if (step.Stages is not null || step.Predicates is not null)
        {
            throw new JsonataException("S0215") { Position = focus.Span.End };
        }

        if (step.Kind == DraftKind.Sort)
        {
            throw new JsonataException("S0216") { Position = focus.Span.End };
        }

        step.KeepArray |= _keepsArray.Contains(focus);
        step.Focus = focus.Variable;
        step.IsTuple = true;
        return result;
    }

    private Draft MakeIndex(IndexNode index)
    {
        var source = Make(index.Source);
        var step = source.LastStep;
        var result = AsPath(source, index);
        if (source.Kind != DraftKind.Path)
        {
            step.Stages = step.Predicates ?? step.Stages;
            step.Predicates = null;
        }

        if (step.Stages is null)
        {
            step.Index = index.Variable;
        }
        else
        {
            step.Stages.Add(new StageDraft(null, index.Variable));
        }

        step.IsTuple = true;
        return result;
    }
}
