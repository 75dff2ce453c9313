using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>An item as it was found.</summary>
/// <param name="Value">The item.</param>
/// <param name="Source">Where it was found: <c>STATE_DATA</c> or an <c>s3://</c> address.</param>
/// <param name="Key">The member name when the items are members of an object.</param>
internal sealed record SourceItem(JsonNode? Value, string Source, string? Key = null)
{
    public const string StateData = "STATE_DATA";
}
