using System.Text.Json.Nodes;

namespace Durable.Runtime;

/// <summary>A workflow over JSON, the shape of converted state machines.</summary>
public interface IDurableWorkflow
{
    /// <summary>Runs the workflow from the top. Called once per invocation, on a new instance.</summary>
    /// <param name="input">The execution's input; <c>null</c> is JSON null. Treat it as immutable.</param>
    /// <param name="context">Does the durable work.</param>
    /// <returns>The execution's result; <c>null</c> is JSON null.</returns>
    Task<JsonNode?> RunAsync(JsonNode? input, IDurableContext context);
}
