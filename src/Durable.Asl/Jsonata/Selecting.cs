using System.Text.Json.Nodes;
using Durable.Asl.Jsonata.Functions;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata;

/// <summary>
/// What the evaluator does for a path and for the operators that cannot fail, for C# that does it without an expression.
/// It is the evaluator's own code, so that both agree on every value.
/// </summary>
/// <remarks>
/// Two things can still go wrong, both far beyond what a state machine sees: a number that no double can hold, such as
/// <c>1e400</c>, and the limits of <see cref="JsonataLimits"/>. They are the same errors as in an expression, without the
/// expression in their texts.
/// </remarks>
internal static class Selecting
{
    /// <summary>What a path selects, starting from a value as it would from a variable that holds it.</summary>
    /// <exception cref="JsonataException">The path is no JSONata.</exception>
    public static Value Find(JsonNode? root, string path)
    {
        var expression = JsonataCache.Paths.Get(path);
        return Guarded(() => expression.Select(Value.FromNode(root)));
    }

    /// <summary><c>=</c> between values of which neither is nothing.</summary>
    public static bool AreEqual(Value left, Value right) =>
        left.IsSame(right) || (HasParts(left) && HasParts(right) && Deeply(left, right));

    /// <summary>What a condition makes of a value.</summary>
    public static bool IsTrue(Value value) =>
        value.IsBoolean ? value.Boolean : Guarded(() => ValueRules.IsTrue(value));

    /// <summary>What <c>&amp;</c> makes of a value; nothing is empty.</summary>
    public static string Text(Value value) =>
        value.IsUndefined || value.IsString
            ? value.Text
            : Guarded(() => ValueText.Of(value, NewEvaluation()).Text);

    /// <summary><c>in</c>: whether a value is one of the items of another, or that other itself.</summary>
    public static bool IsIn(Value item, Value items)
    {
        if (!items.TryGetArray(out var array))
        {
            return items.IsSame(item);
        }

        for (var index = 0; index < array.Count; index++)
        {
            if (array[index].IsSame(item))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>$count</c>.</summary>
    public static int Count(Value value) => value.IsUndefined ? 0 : value.Array?.Count ?? 1;

    /// <summary>The JSON of a value that is not nothing, as a new node.</summary>
    public static JsonNode? ToNode(Value value) =>
        Guarded(() => ValueNodes.Write(value, JsonataLimits.Default.MaxResultDepth)?.DeepClone());

    private static bool HasParts(Value value) => value.Kind is ValueKind.Array or ValueKind.Object;

    private static bool Deeply(Value left, Value right) =>
        Guarded(() => ValueEquality.AreEqual(left, right, NewEvaluation()));

    private static Evaluation NewEvaluation() =>
        new(FunctionTable.StepFunctions, JsonataBindings.None, Value.Undefined, JsonataOptions.Default);

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (JsonataException error)
        {
            throw QueryErrors.Failed(error);
        }
    }
}
