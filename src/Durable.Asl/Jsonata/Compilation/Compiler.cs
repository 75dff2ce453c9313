using Durable.Asl.Jsonata.Functions;
using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <summary>Turns a syntax tree into operations.</summary>
internal sealed partial class Compiler
{
    private readonly FunctionTable _functions;
    private readonly HashSet<string> _bound;
    private readonly bool _bindsUnseen;

    private Compiler(JsonataNode root, FunctionTable functions)
    {
        _functions = functions;
        var names = BoundNames.Find(root);
        _bound = names.Bound;
        _bindsUnseen = functions.Find("eval") is not null && names.Used.Contains("eval");
    }

    /// <summary>Compiles a tree; throws for mistakes that the parser does not see.</summary>
    public static Operation Compile(JsonataNode root, FunctionTable functions) =>
        new Compiler(root, functions).Build(DraftBuilder.Build(root));

    private Operation[] BuildAll(IEnumerable<Draft> drafts) => [.. drafts.Select(Build)];

    private Operation Build(Draft draft) => Surround(draft, Core(draft));

    // Filters come first, then the grouping, then the mark of empty brackets.
    private Operation Surround(Draft draft, Operation core)
    {
        var result = core;
        if (draft.Predicates is { } predicates)
        {
            var filters = predicates.Select(stage => BuildFilter(stage.Filter)).OfType<Filter>();
            result = new FilterOperation(result, [.. filters]);
        }

        if (draft.Group is { } group && result is not TuplePathOperation)
        {
            result = new GroupOperation(result, BuildGroup(group));
        }

        return draft.KeepArray && draft.Kind is not (DraftKind.Path or DraftKind.Name)
            ? new KeepArrayOperation(result, draft.Predicates is not null)
            : result;
    }

    private Operation Core(Draft draft) => draft.Kind switch
    {
        DraftKind.Number or DraftKind.String or DraftKind.Value => new LiteralOperation(Constants.Of(draft.Syntax)),
        DraftKind.Name => new FieldOperation(NodeToken.Of(draft.Syntax)),
        DraftKind.Wildcard => new WildcardOperation(),
        DraftKind.Descendants => new DescendantsOperation(),
        DraftKind.Parent when draft.Slot is { } slot => new ParentOperation(slot.Slot),
        DraftKind.Variable => BuildVariable(NodeToken.Of(draft.Syntax)),
        DraftKind.Regex => BuildRegex((RegexLiteral)draft.Syntax),
        DraftKind.Path => BuildPath(draft),
        DraftKind.Block => new BlockOperation(BuildAll(draft.Parts)),
        DraftKind.Array => BuildArray(draft),
        DraftKind.Object => new ObjectOperation(new Grouping(Pairs(draft.Parts), draft.Syntax.Span.End)),
        DraftKind.Call => BuildCall(draft),
        DraftKind.Lambda => BuildLambda(draft),
        DraftKind.Condition => BuildCondition(draft, Build),
        _ => BuildOther(draft),
    };

    private Operation BuildVariable(string name)
    {
        if (name.Length == 0)
        {
            return new ContextOperation();
        }

        return new VariableOperation(name, _bindsUnseen || _bound.Contains(name), _functions.Find(name));
    }

    private ArrayOperation BuildArray(Draft draft) => new(
        BuildAll(draft.Parts),
        [.. draft.Parts.Select(part => part.Kind == DraftKind.Array)],
        draft.IsConstructed);

    private ConditionOperation BuildCondition(Draft draft, Func<Draft, Operation> branch) => new(
        Build(draft.Parts[0]),
        branch(draft.Parts[1]),
        draft.Parts.Count > 2 ? branch(draft.Parts[2]) : null);

    private Operation BuildOther(Draft draft)
    {
        var position = draft.Syntax.Span.End;
        var parts = draft.Parts;
        return draft.Syntax switch
        {
            BinaryNode binary => BuildBinary(binary, Build(parts[0]), Build(parts[1])),
            NegateNode => new NegateOperation(Build(parts[0]), position),
            ElvisNode => new ElvisOperation(Build(parts[0]), Build(parts[1])),
            CoalesceNode => new CoalesceOperation(Build(parts[0]), Build(parts[1])),
            RangeNode => new RangeOperation(Build(parts[0]), Build(parts[1]), position),
            BindNode bind => new BindOperation(bind.Variable, Build(parts[0])),
            ApplyNode => BuildApply(draft),
            TransformNode => BuildTransform(draft),
            _ => throw new ArgumentOutOfRangeException(nameof(draft), draft.Syntax.GetType().Name, "Unknown."),
        };
    }

    private static Operation BuildBinary(BinaryNode syntax, Operation left, Operation right) => syntax.Operator switch
    {
        JsonataOperator.Equal or JsonataOperator.NotEqual => new EqualityOperation(syntax, left, right),
        JsonataOperator.Concatenate => new ConcatenateOperation(syntax, left, right),
        JsonataOperator.In => new InclusionOperation(syntax, left, right),
        JsonataOperator.And or JsonataOperator.Or => new LogicalOperation(syntax, left, right),
        JsonataOperator.Less or JsonataOperator.LessOrEqual => new ComparisonOperation(syntax, left, right),
        JsonataOperator.Greater or JsonataOperator.GreaterOrEqual => new ComparisonOperation(syntax, left, right),
        _ => new ArithmeticOperation(syntax, left, right),
    };

    private TransformOperation BuildTransform(Draft draft)
    {
        var parts = draft.Parts;
        var delete = parts.Count > 2 ? parts[2] : null;
        var positions = (draft.Syntax.Span.End, parts[1].Syntax.Span.End, delete?.Syntax.Span.End ?? 0);
        var deletion = delete is null ? null : Build(delete);
        return new TransformOperation(new TransformParts(Build(parts[0]), Build(parts[1]), deletion, positions));
    }
}
