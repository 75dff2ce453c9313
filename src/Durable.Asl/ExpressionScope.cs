using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;

namespace Durable.Asl;

/// <summary>What the paths of an expression can start from.</summary>
/// <param name="Data">The current data: <c>$</c>.</param>
/// <param name="Context">The context object: <c>$$</c>.</param>
/// <param name="Variables">The workflow variables by name: <c>$name</c>; null when there are none.</param>
public sealed record ExpressionScope(
    JsonNode? Data,
    JsonNode? Context = null,
    IReadOnlyDictionary<string, JsonNode?>? Variables = null)
{
    /// <summary>Where <c>States.UUID</c> and <c>States.MathRandom</c> take their values from.
    /// Default <see cref="RandomSource.System"/>.</summary>
    public RandomSource Random { get; init; } = RandomSource.System;

    /// <summary>The value that a path starts from.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The value; null also for a variable that was never assigned.</returns>
    public JsonNode? RootOf(JsonPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Root switch
        {
            PathRoot.Context => Context,
            PathRoot.Variable => Variables?.GetValueOrDefault(path.VariableName ?? ""),
            _ => Data,
        };
    }

    /// <summary>Follows a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="value">What was found; a node of the document itself for a definite path.</param>
    /// <returns>False when the path leads nowhere or its variable was never assigned.</returns>
    public bool TryFind(JsonPath path, out JsonNode? value)
    {
        ArgumentNullException.ThrowIfNull(path);
        value = null;
        return IsAssigned(path) && path.TryEvaluate(RootOf(path), out value);
    }

    internal bool IsAssigned(JsonPath path) =>
        path.VariableName is null || Variables?.ContainsKey(path.VariableName) == true;
}
