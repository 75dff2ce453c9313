using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <content>Workflow variables by name, for reads that may come before the first assignment.</content>
public sealed partial class StatesScope
{
    /// <summary>
    /// The value of a workflow variable. Generated code reads C# variables; it asks here only where a way through the
    /// states exists on which the variable has no value yet.
    /// </summary>
    /// <param name="name">The variable's name without the <c>$</c>.</param>
    /// <returns>The value; null is JSON null.</returns>
    /// <exception cref="StatesException"><c>States.Runtime</c>: no state has assigned the variable.</exception>
    public JsonNode? Variable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _variables.Values.TryGetValue(name, out var value)
            ? value
            : throw Located(StatesException.Runtime($"The variable '{name}' has not been assigned."));
    }
}
