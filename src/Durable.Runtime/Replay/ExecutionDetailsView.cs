using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Replay;

/// <summary>The execution as the workflow sees it.</summary>
internal sealed class ExecutionDetailsView(ExecutionInfo execution, TimeProvider timeProvider) : IExecutionDetails
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    private readonly Lazy<JsonNode?> _input = new(() => Parse(execution.Input));

    public string DurableExecutionArn => execution.Id;

    public string? Name => execution.Name.Length > 0 ? execution.Name : null;

    public DateTimeOffset StartTime => execution.StartTime;

    public JsonNode? Input => _input.Value;

    public TimeProvider TimeProvider => timeProvider;

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
