using System.Text.Json;
using System.Text.Json.Serialization;

namespace Durable.Runtime.Replay;

/// <summary>The recorded result of a batch: why it ended, and how each unit did that was started.</summary>
internal sealed class BatchSummary
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonConverter(typeof(UpperSnakeCaseEnumConverter<CompletionReason>))]
    public CompletionReason CompletionReason { get; set; }

    public List<Unit> Units { get; set; } = [];

    public static BatchSummary? Read(string? payload)
    {
        try
        {
            return string.IsNullOrEmpty(payload) ? null : JsonSerializer.Deserialize<BatchSummary>(payload, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>The same without results and errors, for a batch whose results are too large.</summary>
    public BatchSummary Stripped() => new()
    {
        CompletionReason = CompletionReason,
        Units = [.. Units.Select(unit => new Unit { Index = unit.Index, Name = unit.Name, Status = unit.Status })],
    };

    /// <summary>How one unit did.</summary>
    internal sealed class Unit
    {
        public int Index { get; set; }

        public string? Name { get; set; }

        [JsonConverter(typeof(UpperSnakeCaseEnumConverter<BatchItemStatus>))]
        public BatchItemStatus Status { get; set; }

        public string? Result { get; set; }

        public ErrorObject? Error { get; set; }
    }
}
