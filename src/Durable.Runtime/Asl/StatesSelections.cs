using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>JSONata paths that are the whole value of a state's field, where nothing is a failure.</summary>
public static class StatesSelections
{
    private const string Input = "$states.input";

    /// <summary>The selected value: a field such as <c>"sku": "{% $states.input.sku %}"</c>.</summary>
    /// <param name="selection">What the path selects.</param>
    /// <param name="states">The scope, whose current state the failure names.</param>
    /// <param name="field">The field for messages, such as <c>Output/sku</c>.</param>
    /// <param name="source">What the path begins with in the definition, for messages.</param>
    /// <returns>A copy without a parent; null is JSON null.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: the path selects nothing, or what is nested too
    /// deeply.</exception>
    public static JsonNode? OrFail(
        this JsonSelection selection, StatesScope states, string field, string source = Input)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(states);
        try
        {
            return selection.OrThrow(source, field);
        }
        catch (StatesException failure)
        {
            throw states.Located(failure);
        }
    }

    /// <summary>The selected array: <c>"Items": "{% $states.input.lines %}"</c>.</summary>
    /// <inheritdoc cref="OrFail" path="/param"/>
    /// <returns>A copy without a parent.</returns>
    /// <exception cref="StatesException"><c>States.QueryEvaluationError</c>: the path selects nothing, or no array.</exception>
    public static JsonArray ArrayOrFail(
        this JsonSelection selection, StatesScope states, string field, string source = Input)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(states);
        try
        {
            return selection.ArrayOrThrow(source, field);
        }
        catch (StatesException failure)
        {
            throw states.Located(failure);
        }
    }
}
