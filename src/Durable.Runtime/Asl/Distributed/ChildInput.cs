using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>What a child of a distributed Map is given.</summary>
/// <param name="Index">Its position among the children; in a sharded Map with a batcher only its order.</param>
/// <param name="Input">Its input.</param>
/// <param name="ItemCount">The number of items in it, which count when it fails.</param>
internal sealed record ChildInput(int Index, JsonNode? Input, int ItemCount);
