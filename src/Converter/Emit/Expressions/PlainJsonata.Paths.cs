using Durable.Asl.Jsonata;
using Durable.Asl.Jsonata.Syntax;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;
using JsonataString = Durable.Asl.Jsonata.Syntax.StringLiteral;

namespace Sfn2Durable.Emit.Expressions;

/// <content>Variables, <c>$states</c> and what is looked up in them.</content>
internal sealed partial class PlainJsonata
{
    private const string States = "states";

    private PlainValue? Variable(string name) =>
        name is not ("" or "$" or States) && Method.HasValue(name)
            ? new PlainValue(Method.Variable(name), PlainForm.Node) { Kind = Kinds.Of(name), Source = "$" + name }
            : null;

    private PlainValue? Path(PathNode path)
    {
        if (path.Steps[0] is not VariableNode root)
        {
            return null;
        }

        if (root.Name != States)
        {
            return Variable(root.Name) is { } variable ? Find(variable, [.. path.Steps.Skip(1)]) : null;
        }

        if (NameOf(path.Steps[1]) == "context")
        {
            return InContext([.. path.Steps.Skip(2)]);
        }

        return Member(NameOf(path.Steps[1])) is { } member ? Find(member, [.. path.Steps.Skip(2)]) : null;
    }

    private PlainValue? Member(string? name) => name switch
    {
        "input" => Place(at.Input, "input"),
        "result" when at.Result is { } result => Place(result, "result"),
        "errorOutput" when at.ErrorOutput is { } error => Place(error, "errorOutput") with { IsFresh = true },
        _ => null,
    };

    private static PlainValue Place(CodeExpression code, string name) =>
        new(code, PlainForm.Node) { Source = $"${States}.{name}" };

    /// <summary>The parts of the context object that have C# of their own; the others are looked up in it.</summary>
    private PlainValue? InContext(IReadOnlyList<JsonataNode> steps)
    {
        var names = steps.Select(NameOf).ToList();
        return names switch
        {
            ["Task", "Token"] when at.Token is { } token => Always(token),
            ["Execution", "Id"] => Always(Method.States.Dot(RuntimeApi.Scope.ExecutionId)),
            ["Execution", "Name"] => Always(Method.States.Dot(RuntimeApi.Scope.ExecutionName)),
            ["State", "Name"] => Always(Str(Method.State)) with { IsConstant = true },
            ["Map", "Item", "Index"] when at.Item is { } item =>
                new PlainValue(item.Dot(RuntimeApi.Item.Index), PlainForm.Number),
            ["Map", "Item", "Value", ..] when at.Item is { } item =>
                Find(Place(item.Dot(RuntimeApi.Item.Value), "context.Map.Item.Value"), [.. steps.Skip(3)]),
            [] => null,
            _ => Find(Place(at.Context, "context"), steps),
        };
    }

    private static PlainValue Always(CodeExpression code) => new(code, PlainForm.Text);

    /// <summary><c>data.Find("order.id")</c>, if all steps are of the kind that cannot fail.</summary>
    private static PlainValue? Find(PlainValue root, IReadOnlyList<JsonataNode> steps) =>
        steps.Count == 0 ? root
        : steps.All(IsLookup) && PathText(steps) is { } text
            ? new PlainValue(root.Code.Call(RuntimeApi.Jsonata.Find, Str(text)), PlainForm.Selection)
            {
                Source = root.Source,
                Path = text,
            }
            : null;

    private static bool IsLookup(JsonataNode step) => step switch
    {
        FieldNode or JsonataString or WildcardNode or DescendantsNode => true,
        FilterNode { Predicate: NumberLiteral } filter => filter.Source is not VariableNode && IsLookup(filter.Source),
        _ => false,
    };

    /// <summary>The text behind the dot: one that is read as these very steps, and stands on one line.</summary>
    private static string? PathText(IReadOnlyList<JsonataNode> steps)
    {
        var named = new PathNode(new NodeList<JsonataNode>([new VariableNode(""), .. steps.Select(Named)]));
        var text = named.ToString();
        try
        {
            return text.Any(char.IsControl) || !named.Equals(JsonataExpression.Parse(text).Root) ? null : text["$.".Length..];
        }
        catch (JsonataException)
        {
            // No name in quotes can hold a back quote.
            return null;
        }
    }

    private static JsonataNode Named(JsonataNode step) => step switch
    {
        JsonataString text => new FieldNode(text.Value),
        FilterNode filter => new FilterNode(Named(filter.Source), filter.Predicate),
        _ => step,
    };

    private static string? NameOf(JsonataNode step) => step switch
    {
        FieldNode field => field.Name,
        JsonataString text => text.Value,
        _ => null,
    };
}
