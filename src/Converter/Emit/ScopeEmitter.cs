using Sfn2Durable.ControlFlow;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Semantics;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Sfn2Durable.Emit;

/// <summary>The methods of a scope: its body, its outlined tails, and those of the scopes inside it.</summary>
internal static class ScopeEmitter
{
    public static IEnumerable<MethodMember> Emit(ScopeContext scope)
    {
        yield return Method(scope, scope.MethodName, scope.Structure.Body, scope.Captured, null);
        foreach (var tail in scope.Structure.Methods)
        {
            var target = scope.Tail(tail.EntryState);
            var comment = tail.EnteredFrom.Count == 0 ? null : $"Entered from {string.Join(", ", tail.EnteredFrom)}.";
            yield return Method(scope, target.Name, tail.Body, target.Parameters, comment);
        }

        foreach (var inner in scope.Children.SelectMany(Emit))
        {
            yield return inner;
        }
    }

    private static MethodMember Method(
        ScopeContext scope, string name, StructuredNode body, IReadOnlyList<string> variables, string? comment)
    {
        // Whether a method awaits is known once it is written; one that does not is written again without async.
        var attempt = new MethodContext(scope, isAsync: true);
        var statements = new StatementEmitter(attempt).Emit(body);
        if (!attempt.Awaits)
        {
            attempt = new MethodContext(scope, isAsync: false);
            statements = new StatementEmitter(attempt).Emit(body);
        }

        var node = RuntimeApi.Node + "?";
        IEnumerable<CodeParameter> parameters =
        [
            Param(node, LocalNames.Data),
            Param(RuntimeApi.Scope.Type, LocalNames.States),
            .. variables.Select(v => Param(node, scope.LocalName(v))),
        ];
        var locals = Declarations(scope, body, variables);
        locals.AddRange(attempt.NextStates.Select(static next => Local("string", next)));
        IReadOnlyList<CodeStatement> all = locals.Count == 0 ? statements : [.. locals, BlankLine, .. statements];
        var method = Code.Method($"Task<{node}>", name, [.. parameters])
            .As(CodeModifiers.Private | (attempt.IsAsync ? CodeModifiers.Async : CodeModifiers.None))
            .Does([.. Polish.Returns(all)]);
        return comment is null ? method : method.Commented(comment);
    }

    /// <summary>Workflow variables that this method assigns and that did not come in as parameters.</summary>
    private static List<CodeStatement> Declarations(
        ScopeContext scope, StructuredNode body, IReadOnlyList<string> parameters) =>
    [
        .. StructuredStates.In(body)
            .SelectMany(VariableUse.AssignmentsOf)
            .Select(static a => a.Name)
            .Distinct(StringComparer.Ordinal)
            .Where(name => !parameters.Contains(name))
            .Select(name => Local(RuntimeApi.Node + "?", scope.LocalName(name), Null)),
    ];
}
