using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.JsonPaths;

namespace Durable.Asl.Payloads;

/// <summary>The value of a template field that ends in <c>.$</c>: a path or a call of an intrinsic function.</summary>
public abstract class PayloadExpression
{
    private PayloadExpression()
    {
    }

    /// <summary>Whether the expression gives the same value every time.</summary>
    public virtual bool IsDeterministic => true;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The text of the field.</param>
    /// <param name="expression">The expression, when the text is one.</param>
    /// <param name="problem">What is wrong, when it is neither a path nor a call.</param>
    /// <returns>Whether the text is an expression.</returns>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out PayloadExpression? expression,
        [NotNullWhen(false)] out string? problem)
    {
        expression = null;
        FormatException? error;
        if (IntrinsicCall.LooksLikeCall(text))
        {
            expression = IntrinsicCall.TryParse(text, out var call, out var callError) ? new Call(call) : null;
            error = callError;
        }
        else
        {
            expression = JsonPath.TryParse(text, out var path, out var pathError) ? new Path(path) : null;
            error = pathError;
        }

        problem = error?.Message ?? "";
        return expression is not null;
    }

    /// <summary>Evaluates the expression.</summary>
    /// <param name="scope">What the paths start from.</param>
    /// <param name="field">The field, for the message, such as <c>value.$</c> or <c>ErrorPath</c>.</param>
    /// <returns>The value, without a parent.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c> when a path leads nowhere or an argument is
    /// wrong.</exception>
    public abstract JsonNode? Evaluate(ExpressionScope scope, string field);

    /// <summary>A path.</summary>
    public sealed class Path : PayloadExpression
    {
        internal Path(JsonPath value) => Value = value;

        /// <summary>The path.</summary>
        public JsonPath Value { get; }

        /// <inheritdoc/>
        public override JsonNode? Evaluate(ExpressionScope scope, string field)
        {
            ArgumentNullException.ThrowIfNull(scope);
            return scope.IsAssigned(Value)
                ? JsonData.Get(scope.RootOf(Value), Value, field)
                : throw JsonData.NotFound(scope.Data, Value, field);
        }

        /// <inheritdoc/>
        public override string ToString() => Value.ToString();
    }

    /// <summary>A call of an intrinsic function.</summary>
    public sealed class Call : PayloadExpression
    {
        internal Call(IntrinsicCall value) => Value = value;

        /// <summary>The call.</summary>
        public IntrinsicCall Value { get; }

        /// <inheritdoc/>
        public override bool IsDeterministic => Value.IsDeterministic;

        /// <inheritdoc/>
        public override JsonNode? Evaluate(ExpressionScope scope, string field) => Value.Evaluate(scope);

        /// <inheritdoc/>
        public override string ToString() => Value.ToString();
    }
}
