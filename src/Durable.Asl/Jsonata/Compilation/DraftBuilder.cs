using System.Globalization;
using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <summary>Makes drafts out of syntax and finds the mistakes that only the whole shows.</summary>
internal sealed partial class DraftBuilder
{
    private readonly HashSet<JsonataNode> _keepsArray = new(ReferenceEqualityComparer.Instance);
    private int _slots;

    public static Draft Build(JsonataNode root)
    {
        var draft = new DraftBuilder().Make(root);
        if (draft.Kind == DraftKind.Parent || draft.Seeking is not null)
        {
            throw new JsonataException("S0217") { Position = root.Span.End };
        }

        return draft;
    }

    private Draft Make(JsonataNode node)
    {
        if (node is KeepArrayNode keep)
        {
            _keepsArray.Add(Innermost(keep.Source));
            return Make(keep.Source);
        }

        var draft = MakePath(node) ?? MakeOther(node);
        draft.KeepArray |= _keepsArray.Contains(node);
        return draft;
    }

    // Empty brackets mark what stands before all other brackets.
    private static JsonataNode Innermost(JsonataNode node)
    {
        while (true)
        {
            switch (node)
            {
                case FilterNode filter:
                    node = filter.Source;
                    break;
                case KeepArrayNode keep:
                    node = keep.Source;
                    break;
                default:
                    return node;
            }
        }
    }

    private Draft MakeOther(JsonataNode node) => node switch
    {
        StringLiteral => new Draft(DraftKind.String, node),
        NumberLiteral => new Draft(DraftKind.Number, node),
        BooleanLiteral or NullLiteral => new Draft(DraftKind.Value, node),
        VariableNode => new Draft(DraftKind.Variable, node),
        WildcardNode => new Draft(DraftKind.Wildcard, node),
        DescendantsNode => new Draft(DraftKind.Descendants, node),
        RegexLiteral => new Draft(DraftKind.Regex, node),
        ParentNode => MakeParent(node),
        BlockNode block => MakeBlock(block),
        ArrayNode array => Seeking(new Draft(DraftKind.Array, node) { Parts = MakeAll(array.Items) }),
        ObjectNode @object => Seeking(new Draft(DraftKind.Object, node) { Parts = MakeAll(@object.Children) }),
        CallNode call => MakeCall(call),
        LambdaNode lambda => new Draft(DraftKind.Lambda, node) { Parts = [Make(lambda.Body)] },
        TransformNode => new Draft(DraftKind.Other, node) { Parts = MakeAll(node.Children) },
        ConditionNode => Seeking(new Draft(DraftKind.Condition, node) { Parts = MakeAll(node.Children) }),
        NegateNode negate => MakeNegate(negate),
        ApplyNode apply => MakeApply(apply),
        PlaceholderNode => new Draft(DraftKind.Other, node),
        MissingNode => throw new JsonataException("S0207") { Position = node.Span.End, Token = NodeToken.Of(node) },
        _ => Seeking(new Draft(DraftKind.Other, node) { Parts = MakeAll(node.Children) }),
    };

    private List<Draft> MakeAll(IEnumerable<JsonataNode> nodes) => [.. nodes.Select(Make)];

    private Draft MakeParent(JsonataNode node)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"!{_slots++}");
        return new Draft(DraftKind.Parent, node) { Slot = new SlotDraft(new ParentSlot(label)) };
    }

    private Draft MakeBlock(BlockNode block)
    {
        var draft = Seeking(new Draft(DraftKind.Block, block) { Parts = MakeAll(block.Expressions) });
        draft.IsConstructed = draft.Parts.Exists(part =>
            part.IsConstructed || (part.Kind == DraftKind.Path && part.Parts[0].IsConstructed));
        return draft;
    }

    // The arguments come first, so that their mistakes are reported first. The procedure hands no parent on.
    private Draft MakeCall(CallNode call)
    {
        var draft = Seeking(new Draft(DraftKind.Call, call) { Parts = MakeAll(call.Arguments) });
        draft.Parts.Insert(0, Make(call.Procedure));
        return draft;
    }

    // The sign belongs to a number even when brackets follow it.
    private Draft MakeNegate(NegateNode negate)
    {
        var operand = Make(negate.Operand);
        if (operand is not { Kind: DraftKind.Number, Syntax: NumberLiteral number })
        {
            return Seeking(new Draft(DraftKind.Other, negate) { Parts = [operand] });
        }

        return new Draft(DraftKind.Number, number with { Value = -number.Value })
        {
            Predicates = operand.Predicates,
            KeepArray = operand.KeepArray,
        };
    }

    private Draft MakeApply(ApplyNode apply)
    {
        var draft = new Draft(DraftKind.Other, apply) { Parts = MakeAll(apply.Children) };
        draft.KeepArray = draft.Parts[0].KeepArray || draft.Parts[1].KeepArray;
        return draft;
    }

    private static Draft Seeking(Draft draft)
    {
        foreach (var part in draft.Parts)
        {
            ParentResolver.HandOn(draft, part);
        }

        return draft;
    }
}
