using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Asl.JsonPaths;

/// <summary>What the paths of a filter start from.</summary>
internal readonly record struct FilterScope(JsonNode? Item, JsonNode? Root, PathBudget Budget);

/// <summary>Evaluates the condition of a filter.</summary>
/// <remarks>
/// Values of different types are neither equal nor ordered. A path that leads nowhere makes every comparison false,
/// except those that ask for a difference.
/// </remarks>
internal static class FilterEvaluator
{
    public static bool IsTrue(FilterExpression expression, FilterScope scope) => expression switch
    {
        FilterExpression.Or or => IsTrue(or.Left, scope) || IsTrue(or.Right, scope),
        FilterExpression.And and => IsTrue(and.Left, scope) && IsTrue(and.Right, scope),
        FilterExpression.Not not => !IsTrue(not.Operand, scope),
        FilterExpression.Exists exists => Exists(exists.Path, scope),
        FilterExpression.Comparison comparison => Compare(comparison, scope),
        _ => false,
    };

    private static bool Exists(FilterOperand.Path path, FilterScope scope) =>
        TryGet(path, scope, out var value)
        && (path.Program.IsDefinite || value is JsonArray { Count: > 0 });

    private static bool Compare(FilterExpression.Comparison comparison, FilterScope scope)
    {
        var hasLeft = TryGet(comparison.Left, scope, out var left);
        if (comparison.Right is FilterOperand.Pattern pattern)
        {
            return hasLeft && JsonValues.AsString(left) is { } text && pattern.Regex.IsMatch(text);
        }

        var isNegative = comparison.Operator is FilterOperator.NotEqual or FilterOperator.NotIn;
        return hasLeft && TryGet(comparison.Right, scope, out var right)
            ? Compare(comparison.Operator, left, right)
            : isNegative;
    }

    private static bool Compare(FilterOperator comparison, JsonNode? left, JsonNode? right) => comparison switch
    {
        FilterOperator.Equal => AreEqual(left, right),
        FilterOperator.NotEqual => !AreEqual(left, right),
        FilterOperator.Less => Order(left, right) < 0,
        FilterOperator.LessOrEqual => Order(left, right) <= 0,
        FilterOperator.Greater => Order(left, right) > 0,
        FilterOperator.GreaterOrEqual => Order(left, right) >= 0,
        FilterOperator.In => Has(right, left),
        FilterOperator.NotIn => !Has(right, left),
        FilterOperator.SubsetOf => left is JsonArray items && items.All(item => Has(right, item)),
        FilterOperator.AnyOf => left is JsonArray items && items.Any(item => Has(right, item)),
        FilterOperator.NoneOf => left is JsonArray items && !items.Any(item => Has(right, item)),
        FilterOperator.AllOf => right is JsonArray items && items.All(item => Has(left, item)),
        FilterOperator.Contains => Contains(left, right),
        FilterOperator.Size => SizeOf(left) is { } size && JsonValues.AsDouble(right) == size,
        FilterOperator.Empty => SizeOf(left) is { } size && JsonValues.AsBoolean(right) == (size == 0),
        _ => false,
    };

    private static bool TryGet(FilterOperand operand, FilterScope scope, out JsonNode? value)
    {
        if (operand is FilterOperand.Path path)
        {
            var start = path.FromRoot ? scope.Root : scope.Item;
            return path.Program.TryEvaluate(start, scope.Root, scope.Budget, out value);
        }

        value = (operand as FilterOperand.Literal)?.Value;
        return operand is FilterOperand.Literal;
    }

    private static bool AreEqual(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(
            member => b.TryGetPropertyValue(member.Key, out var other) && AreEqual(member.Value, other)),
        _ => JsonValues.KindOf(left) == JsonValues.KindOf(right) && Order(left, right) == 0,
    };

    /// <summary>The order of two numbers, two texts, two booleans or two nulls; null where there is none.</summary>
    private static int? Order(JsonNode? left, JsonNode? right)
    {
        var kind = JsonValues.KindOf(left);
        if (kind != JsonValues.KindOf(right))
        {
            return null;
        }

        return kind switch
        {
            JsonValueKind.Number => Nullable.Compare(JsonValues.AsDouble(left), JsonValues.AsDouble(right)),
            JsonValueKind.String => string.CompareOrdinal(JsonValues.AsString(left), JsonValues.AsString(right)),
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => 0,
            _ => null,
        };
    }

    private static bool Has(JsonNode? container, JsonNode? value) =>
        container is JsonArray items && items.Any(item => AreEqual(item, value));

    private static bool Contains(JsonNode? left, JsonNode? right) =>
        JsonValues.AsString(left) is { } text
            ? JsonValues.AsString(right) is { } part && text.Contains(part, StringComparison.Ordinal)
            : Has(left, right);

    private static int? SizeOf(JsonNode? node) => node switch
    {
        JsonArray items => items.Count,
        JsonObject members => members.Count,
        _ => JsonValues.AsString(node)?.Length,
    };
}
