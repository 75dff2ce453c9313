using System.Reflection;
using System.Text.Json.Nodes;
using Durable.Asl.Choices;
using Durable.Asl.JsonPaths;

namespace Durable.Asl.Tests.Tables;

/// <summary>The rows of the choice table once more, through the methods that generated code calls.</summary>
public sealed class ChoiceMethodTests
{
    /// <summary>The rows with one operator.</summary>
    public static TheoryData<string> Comparisons =>
        [.. SemanticTable.Texts("choices.json").Where(row => SemanticTable.Row(row)["rule"]!["Variable"] is not null)];

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void MethodGivesTheResultOfTheRule(string text)
    {
        var row = SemanticTable.Row(text);
        var scope = SemanticTable.Scope(row);
        var variable = JsonPath.Parse(row["rule"]!["Variable"]!.GetValue<string>());
        if (variable.VariableName is { } name && scope.Variables?.ContainsKey(name) != true)
        {
            // In generated code a variable is a C# variable: there is none that was never assigned.
            return;
        }

        SemanticTable.AssertOutcome(row, () => Invoke((JsonObject)row["rule"]!, variable, scope));
    }

    private static JsonValue Invoke(JsonObject rule, JsonPath variable, ExpressionScope scope)
    {
        foreach (var (field, operand) in rule)
        {
            if (ChoiceOperators.TryFind(field, out _, out var isPathForm))
            {
                object?[] arguments = isPathForm
                    ? [scope.RootOf(variable), variable.Text, RootOf(operand, scope), operand!.GetValue<string>()]
                    : [scope.RootOf(variable), variable.Text, Constant(operand)];
                return Invoke(field, arguments);
            }
        }

        throw new InvalidOperationException("The row has no operator.");
    }

    private static JsonNode? RootOf(JsonNode? path, ExpressionScope scope) =>
        scope.RootOf(JsonPath.Parse(path!.GetValue<string>()));

    private static object? Constant(JsonNode? operand) =>
        (object?)JsonValues.AsString(operand) ?? (object?)JsonValues.AsDouble(operand) ?? JsonValues.AsBoolean(operand);

    private static JsonValue Invoke(string name, object?[] arguments)
    {
        var method = typeof(JsonData).GetMethods()
            .Single(candidate => candidate.Name == name && candidate.GetParameters().Length == arguments.Length);
        try
        {
            return JsonValue.Create((bool)method.Invoke(null, arguments)!);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is StatesException error)
        {
            throw error;
        }
    }
}
