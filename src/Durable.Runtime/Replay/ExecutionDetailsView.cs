using System.Text.Json;
using System.Text.Json.Nodes;

namespace Durable.Runtime.Replay;

/// <summary>The execution as the workflow sees it.</summary>
internal sealed class ExecutionDetailsView(InvocationRequest request) : IExecutionDetails
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    private readonly Lazy<JsonNode?> _input = new(() => Parse(request.Execution.Input));

    public string DurableExecutionArn => request.ExecutionArn;

    public string? Name => request.Execution.Name.Length > 0 ? request.Execution.Name : null;

    public DateTimeOffset StartTime => request.Execution.StartTime;

    public JsonNode? Input => _input.Value;

    public TimeProvider TimeProvider => request.TimeProvider;

    private static JsonNode? Parse(string? input)
    {
        try
        {
            return string.IsNullOrEmpty(input) ? null : JsonNode.Parse(input, null, Deep);
        }
        catch (JsonException)
        {
            // An input that is not JSON, for a workflow with a serializer of its own.
            return JsonValue.Create(input);
        }
    }
}
