using Durable.Asl.Jsonata.Syntax;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics.Binding;

namespace Sfn2Durable.Semantics.Rules;

/// <summary>
/// The parts of the context object that are there in some places only: the token of a callback task, the current item
/// of a Map. And the other way round: a callback task that gives its token to nobody.
/// </summary>
internal sealed class ContextObjectRule : IDefinitionRule
{
    public void Check(StateMachineDefinition definition, BindingContext context)
    {
        foreach (var visit in ScopeWalk.States(definition))
        {
            var path = context.StateNames[visit.State.Name].Path;
            var isCallback = visit.State is TaskState
            {
                Resource: ServiceResource { Pattern: IntegrationPattern.WaitForTaskToken },
            };
            foreach (var use in Uses(visit.State))
            {
                CheckUse(visit, use, isCallback, path, context);
            }

            if (isCallback && visit.State is TaskState task && !MentionsToken(task.Arguments))
            {
                var example = task.Language == QueryLanguage.Jsonata ? "$states.context.Task.Token" : "$$.Task.Token";
                context.Report(DiagnosticDescriptors.TokenNotPassed, task.ResourceSpan, path, task.Name, example);
            }
        }
    }

    private static void CheckUse(
        StateVisit visit, ContextUse use, bool isCallback, NodePath path, BindingContext context)
    {
        if (use.Member == "Task" && !isCallback && visit.State is not TaskState { Resource: PlaceholderResource })
        {
            context.Report(DiagnosticDescriptors.TokenOutsideCallback, use.Span, path, use.Text);
        }
        else if (use.Member == "Map" && !visit.HasItem && visit.State is not MapState)
        {
            context.Report(DiagnosticDescriptors.ItemOutsideMap, use.Span, path, use.Text);
        }
    }

    /// <summary>
    /// Every use of a member of the context object, <c>$$.Task.Token</c> or <c>$states.context.Task.Token</c>.
    /// </summary>
    private static IEnumerable<ContextUse> Uses(State state)
    {
        foreach (var reference in References.Of(state))
        {
            if (reference.Path.Root == PathRoot.Context && FirstName(reference.Path) is { } member)
            {
                yield return new ContextUse(member, reference.Path.Text, reference.Span);
            }
        }

        foreach (var expression in StateValues.Templates(state).SelectMany(References.Expressions))
        {
            foreach (var (member, node) in ContextMembers(expression.Expression.Root))
            {
                yield return new ContextUse(member, node.ToString(), expression.Span);
            }
        }
    }

    private static IEnumerable<(string Member, JsonataNode Node)> ContextMembers(JsonataNode root)
    {
        var open = new Stack<JsonataNode>([root]);
        while (open.TryPop(out var node))
        {
            if (node is PathNode { Steps: [VariableNode { Name: "states" }, FieldNode { Name: "context" }, var x, ..] }
                && x is FieldNode member)
            {
                yield return (member.Name, node);
            }

            foreach (var child in node.Children)
            {
                open.Push(child);
            }
        }
    }

    private static string? FirstName(JsonPath path) => path.ReferenceSteps is [string name, ..] ? name : null;

    /// <summary>
    /// Whether the token, or something that holds it, is in the request. Of an expression only the text is asked.
    /// </summary>
    private static bool MentionsToken(Template? arguments) => arguments is not null && (
        References.In(arguments).Any(static reference =>
            reference.Path.Root == PathRoot.Variable
            || (reference.Path.Root == PathRoot.Context && FirstName(reference.Path) is null or "Task"))
        || References.Expressions(arguments).Any(static expression =>
            expression.Expression.Analysis.ReadsStates("context")
            || expression.Expression.Analysis.FreeVariables.Count > 0)
        || HoldsPlaceholder(arguments));

    private static bool HoldsPlaceholder(Template template) => template switch
    {
        PlaceholderTemplate => true,
        ObjectTemplate value => value.Members.Any(static member => HoldsPlaceholder(member.Value)),
        ArrayTemplate array => array.Items.Any(HoldsPlaceholder),
        _ => false,
    };

    private sealed record ContextUse(string Member, string Text, SourceSpan Span);
}
