using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;

namespace Durable.Asl.Choices;

/// <summary>The condition of a Choice rule in JSONPath mode, read from its JSON. Immutable.</summary>
public abstract class ChoiceRule
{
    private const int MaxDepth = 100;

    private ChoiceRule()
    {
    }

    /// <summary>Reads a rule.</summary>
    /// <param name="json">
    /// An object with <c>Variable</c> and one operator, or with one of <c>And</c>, <c>Or</c>, <c>Not</c>. Fields that
    /// are no part of the condition (<c>Next</c>, <c>Assign</c>, <c>Comment</c>) are ignored.
    /// </param>
    /// <returns>The rule.</returns>
    /// <exception cref="FormatException">The object is no such rule.</exception>
    public static ChoiceRule Parse(JsonNode? json) => Parse(json, depth: 0);

    /// <summary>Evaluates the rule.</summary>
    /// <param name="scope">What the paths start from.</param>
    /// <returns>Whether the rule applies.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when a path leads nowhere.</exception>
    public abstract bool Evaluate(ExpressionScope scope);

    private static ChoiceRule Parse(JsonNode? json, int depth)
    {
        if (json is not JsonObject rule || depth > MaxDepth)
        {
            throw new FormatException("A choice rule is an object, nested at most 100 times.");
        }

        if (rule["And"] is JsonArray all)
        {
            return new AllRule([.. all.Select(part => Parse(part, depth + 1))]);
        }

        if (rule["Or"] is JsonArray any)
        {
            return new AnyRule([.. any.Select(part => Parse(part, depth + 1))]);
        }

        return rule["Not"] is JsonObject negated
            ? new NotRule(Parse(negated, depth + 1))
            : ParseComparison(rule);
    }

    private static ComparisonRule ParseComparison(JsonObject rule)
    {
        var variable = ParsePath("Variable", rule["Variable"]);
        foreach (var (field, operand) in rule)
        {
            if (ChoiceOperators.TryFind(field, out var comparison, out var isPathForm))
            {
                var path = isPathForm ? ParsePath(field, operand) : null;
                return new ComparisonRule(variable, comparison, operand, path);
            }
        }

        throw new FormatException("The operator is missing.");
    }

    private static JsonPath ParsePath(string field, JsonNode? value) =>
        JsonPath.Parse(JsonValues.AsString(value) ?? throw new FormatException($"{field} has to be a path."));

    private sealed class AllRule(IReadOnlyList<ChoiceRule> parts) : ChoiceRule
    {
        public override bool Evaluate(ExpressionScope scope) => parts.All(part => part.Evaluate(scope));
    }

    private sealed class AnyRule(IReadOnlyList<ChoiceRule> parts) : ChoiceRule
    {
        public override bool Evaluate(ExpressionScope scope) => parts.Any(part => part.Evaluate(scope));
    }

    private sealed class NotRule(ChoiceRule part) : ChoiceRule
    {
        public override bool Evaluate(ExpressionScope scope) => !part.Evaluate(scope);
    }

    private sealed class ComparisonRule(
        JsonPath variable, ChoiceOperator comparison, JsonNode? operand, JsonPath? operandPath) : ChoiceRule
    {
        public override bool Evaluate(ExpressionScope scope)
        {
            if (comparison.AcceptsMissing)
            {
                return scope.TryFind(variable, out _) == (JsonValues.AsBoolean(operand) == true);
            }

            var value = Find(scope, variable);
            return comparison.Test(value, operandPath is null ? operand : Find(scope, operandPath));
        }

        private static JsonNode? Find(ExpressionScope scope, JsonPath path) => scope.IsAssigned(path)
            ? JsonData.Condition(scope.RootOf(path), path)
            : throw JsonData.InvalidCondition(path);
    }
}
