using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>One item of a Map, as <c>ItemSelector</c> sees it.</summary>
public sealed class MapItem
{
    private readonly StatesScope _scope;
    private readonly ItemOrigin _origin;
    private JsonObject? _context;

    internal MapItem(StatesScope scope, ItemOrigin origin)
    {
        _scope = scope;
        _origin = origin;
    }

    /// <summary>The position of the item, from 0: <c>$$.Map.Item.Index</c>.</summary>
    public int Index => _origin.Index;

    /// <summary>The item as found, before <c>ItemSelector</c>: <c>$$.Map.Item.Value</c>.</summary>
    public JsonNode? Value => _origin.Value;

    /// <summary>The member name when a distributed Map goes over a JSON object; otherwise <c>null</c>.</summary>
    public string? Key => _origin.Key;

    /// <summary>Where a distributed Map has the item from: <c>STATE_DATA</c> or an <c>s3://</c> address; <c>null</c> in
    /// an inline Map.</summary>
    public string? Source => _origin.Source;

    /// <summary>The context object of the Map state with <c>Map.Item</c> filled in. Treat it as immutable.</summary>
    public JsonObject Context => _context ??= _scope.ContextFor(_origin);
}
