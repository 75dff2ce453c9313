using System.Globalization;
using System.Text.Json.Nodes;

namespace Durable.Asl.Payloads;

/// <summary>
/// A payload template of the JSONPath mode (<c>Parameters</c>, <c>ItemSelector</c>, <c>ResultSelector</c>,
/// <c>Assign</c> and so on), for places where it stays data and does not become C#. Immutable.
/// </summary>
/// <remarks>
/// Objects and arrays are walked. The value of a key that ends in <c>.$</c> is an expression, whose value is put under
/// the key without these two characters, in the same place. Everything else is copied.
/// </remarks>
public abstract class PayloadTemplate
{
    private const string ExpressionSuffix = ".$";

    private PayloadTemplate()
    {
    }

    /// <summary>Whether the template gives the same value every time.</summary>
    public abstract bool IsDeterministic { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="json">The template.</param>
    /// <returns>The template.</returns>
    /// <exception cref="PayloadTemplateException">The value of a key that ends in <c>.$</c> is no
    /// expression.</exception>
    /// <exception cref="StatesException"><c>States.Runtime</c> when the value is nested too deeply.</exception>
    public static PayloadTemplate Parse(JsonNode? json) => Parse(json, pointer: "", depth: 0);

    /// <summary>Fills the template in.</summary>
    /// <param name="scope">What the paths start from.</param>
    /// <returns>A new value.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when a path leads nowhere or an argument is
    /// wrong.</exception>
    public abstract JsonNode? Evaluate(ExpressionScope scope);

    private static PayloadTemplate Parse(JsonNode? json, string pointer, int depth)
    {
        DataLimits.CheckDepth(depth);
        return json switch
        {
            JsonObject members => new ObjectTemplate(
                [.. members.Select(member => ParseField(member.Key, member.Value, pointer, depth))]),
            JsonArray items => new ArrayTemplate(
                [.. items.Select((item, index) => Parse(item, $"{pointer}/{Number(index)}", depth + 1))]),
            _ => new LiteralTemplate(json),
        };
    }

    private static Field ParseField(string name, JsonNode? value, string parent, int depth)
    {
        var pointer = $"{parent}/{Escape(name)}";
        if (!name.EndsWith(ExpressionSuffix, StringComparison.Ordinal))
        {
            return new Field(name, Parse(value, pointer, depth + 1));
        }

        if (JsonValues.AsString(value) is not { } text)
        {
            throw Invalid(name, pointer, "The value is not a text.");
        }

        return PayloadExpression.TryParse(text, out var expression, out var problem)
            ? new Field(name[..^ExpressionSuffix.Length], new ExpressionTemplate(expression, name))
            : throw Invalid(name, pointer, problem);
    }

    private static PayloadTemplateException Invalid(string field, string pointer, string problem) => new(
        $"The value for the field '{field}' must be a valid JSONPath or a valid intrinsic function call",
        field,
        pointer,
        problem);

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private sealed record Field(string Name, PayloadTemplate Value);

    private sealed class ObjectTemplate(IReadOnlyList<Field> fields) : PayloadTemplate
    {
        public override bool IsDeterministic => fields.All(member => member.Value.IsDeterministic);

        public override JsonNode Evaluate(ExpressionScope scope)
        {
            var members = new JsonObject();
            foreach (var (name, value) in fields)
            {
                members[name] = value.Evaluate(scope);
            }

            return members;
        }
    }

    private sealed class ArrayTemplate(IReadOnlyList<PayloadTemplate> items) : PayloadTemplate
    {
        public override bool IsDeterministic => items.All(item => item.IsDeterministic);

        public override JsonNode Evaluate(ExpressionScope scope) =>
            new JsonArray([.. items.Select(item => item.Evaluate(scope))]);
    }

    private sealed class LiteralTemplate(JsonNode? value) : PayloadTemplate
    {
        public override bool IsDeterministic => true;

        public override JsonNode? Evaluate(ExpressionScope scope) => value?.DeepClone();
    }

    private sealed class ExpressionTemplate(PayloadExpression expression, string field) : PayloadTemplate
    {
        public override bool IsDeterministic => expression.IsDeterministic;

        public override JsonNode? Evaluate(ExpressionScope scope) => expression.Evaluate(scope, field);
    }
}
