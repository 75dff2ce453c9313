using System.Text.Json.Nodes;
using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.JsonPaths;

namespace Durable.Asl;

/// <summary>
/// What a JSONPath state does with data, as extension methods on JSON values: generated code is made of these.
/// </summary>
/// <remarks>
/// <para>The value in front of the dot is what the path starts from: the data for <c>$.a</c>, the context object for
/// <c>$$.a</c>, the value of the variable for <c>$name.a</c>. Paths are given as they stand in the definition, and
/// messages quote them so.</para>
/// <para>Nothing here changes a value it is given. C# null is JSON null. All failures are
/// <see cref="StatesException"/>s named <c>States.Runtime</c>.</para>
/// </remarks>
public static partial class JsonData
{
    /// <summary>The value at a path, as a payload template takes it (<c>"value.$": "$.x"</c>).</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <param name="field">The template's field for the message; by default the last name of the path with
    /// <c>.$</c>.</param>
    /// <returns>A copy without a parent, ready to be placed into a new value; an array for an indefinite
    /// path.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static JsonNode? Get(this JsonNode? data, string path, string? field = null) =>
        Get(data, JsonPath.Get(path), field);

    /// <summary>
    /// The value at a path as an argument of an intrinsic function; it is looked up when the function runs.
    /// </summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The argument. Its failure quotes the call it stands in, which <c>Get</c> could not.</returns>
    public static IntrinsicValue At(this JsonNode? data, string path) =>
        IntrinsicValue.FromPath(JsonPath.Get(path), data);

    /// <summary>The effective input that <c>InputPath</c> selects.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The node itself for a definite path, which keeps its parent; else a new array.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static JsonNode? InputPath(this JsonNode? data, string path) => JsonPath.Get(path).Evaluate(data);

    /// <summary>The state output that <c>OutputPath</c> selects.</summary>
    /// <param name="data">What the path starts from.</param>
    /// <param name="path">The path.</param>
    /// <returns>The node itself for a definite path, which keeps its parent; else a new array.</returns>
    /// <exception cref="StatesException">The path leads nowhere.</exception>
    public static JsonNode? OutputPath(this JsonNode? data, string path) => JsonPath.Get(path).Evaluate(data);

    /// <summary>
    /// The data with a value placed into it, as <c>ResultPath</c> does: missing objects on the way are made, what is
    /// there is replaced, all other members keep their places and a new one goes last.
    /// </summary>
    /// <param name="data">The raw input of the state.</param>
    /// <param name="referencePath">A Reference Path that starts from <c>$</c>.</param>
    /// <param name="value">The value; a copy of it is placed.</param>
    /// <returns>A new value; for the path <c>$</c> the placed value itself.</returns>
    /// <exception cref="StatesException">The path does not fit the data.</exception>
    /// <exception cref="ArgumentException">The path is not a Reference Path.</exception>
    public static JsonNode? With(this JsonNode? data, string referencePath, JsonNode? value)
    {
        var path = JsonPath.Get(referencePath);
        if (!path.IsReferencePath)
        {
            throw new ArgumentException($"'{referencePath}' is not a Reference Path.", nameof(referencePath));
        }

        return path.IsRoot ? value : Placement.Place(data, path, value);
    }

    internal static JsonNode? Get(JsonNode? data, JsonPath path, string? field) =>
        path.TryResolve(data, out var value) ? path.Detach(value) : throw NotFound(data, path, field);

    internal static StatesException NotFound(JsonNode? data, JsonPath path, string? field) => StatesException.Runtime(
        $"The JSONPath '{path.Text}' specified for the field '{field ?? path.LastName + ".$"}' could not be found in "
        + $"the input '{ServiceJson.Write(data)}'");
}
