using Durable.Asl.Jsonata.Functions;
using Durable.Asl.Jsonata.Runtime;
using Durable.Asl.Jsonata.Syntax;

namespace Durable.Asl.Jsonata.Compilation;

/// <content>Calls and functions.</content>
internal sealed partial class Compiler
{
    private Operation BuildCall(Draft draft)
    {
        var arguments = draft.Parts.Skip(1);
        return ((CallNode)draft.Syntax).IsPartial
            ? new PartialOperation(Build(draft.Parts[0]), [.. arguments.Select(BuildArgument)], Site(draft))
            : BuildFullCall(draft);
    }

    private CallOperation BuildFullCall(Draft draft) =>
        new(Build(draft.Parts[0]), BuildAll(draft.Parts.Skip(1)), Site(draft));

    private Operation? BuildArgument(Draft argument) => argument.Syntax is PlaceholderNode ? null : Build(argument);

    private static CallSite Site(Draft call)
    {
        var procedure = call.Parts[0].Kind == DraftKind.Path ? call.Parts[0].Parts[0] : call.Parts[0];
        var name = procedure.Kind is DraftKind.Name or DraftKind.Variable ? NodeToken.Of(procedure.Syntax) : null;
        return new CallSite(name, call.Syntax.Span.End, procedure.Syntax.Span.End);
    }

    // The left value goes into a call as its first argument; what stands behind the call does not count.
    private Operation BuildApply(Draft draft)
    {
        var left = Build(draft.Parts[0]);
        var right = draft.Parts[1];
        return right is { Kind: DraftKind.Call, Syntax: CallNode { IsPartial: false } }
            ? new ApplyCallOperation(left, BuildFullCall(right))
            : new ApplyOperation(left, Build(right), draft.Syntax.Span.End);
    }

    private LambdaOperation BuildLambda(Draft draft)
    {
        var lambda = (LambdaNode)draft.Syntax;
        var signature = lambda.Signature is null ? null : Signature.Parse(lambda.Signature, lambda.Span.End);
        return new LambdaOperation([.. lambda.Parameters], signature, BuildTail(draft.Parts[0]));
    }

    // A call whose value is the function's value is handed back to the caller instead of being made inside.
    private Operation BuildTail(Draft draft)
    {
        if (draft.Predicates is not null || draft.Group is not null || draft.KeepArray)
        {
            return Build(draft);
        }

        return draft switch
        {
            { Kind: DraftKind.Call, Syntax: CallNode { IsPartial: false } } =>
                new TailCallOperation(BuildFullCall(draft)),
            { Kind: DraftKind.Condition } => BuildCondition(draft, BuildTail),
            { Kind: DraftKind.Block, Parts.Count: > 0 } => BuildTailBlock(draft),
            { Syntax: ElvisNode } => new ElvisOperation(Build(draft.Parts[0]), BuildTail(draft.Parts[1])),
            { Syntax: CoalesceNode } => new CoalesceOperation(Build(draft.Parts[0]), BuildTail(draft.Parts[1])),
            _ => Build(draft),
        };
    }

    private BlockOperation BuildTailBlock(Draft draft) =>
        new([.. draft.Parts.SkipLast(1).Select(Build), BuildTail(draft.Parts[^1])]);
}
