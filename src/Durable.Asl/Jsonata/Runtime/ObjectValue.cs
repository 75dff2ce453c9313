using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// An object: members of its own in the order they were set, or still those of a JSON object that was read. Only an
/// object made by the evaluation is ever changed.
/// </summary>
internal sealed class ObjectValue
{
    private readonly JsonObject? _source;
    private readonly OrderedDictionary<string, Value>? _members;

    public ObjectValue(JsonObject source) => _source = source;

    public ObjectValue() => _members = new OrderedDictionary<string, Value>(StringComparer.Ordinal);

    public int Count => _members?.Count ?? _source?.Count ?? 0;

    /// <summary>The JSON object, when this is one as it was read.</summary>
    public JsonObject? Source => _source;

    public bool TryGet(string name, out Value value)
    {
        if (_members is not null)
        {
            return _members.TryGetValue(name, out value);
        }

        if (_source is not null && _source.TryGetPropertyValue(name, out var node))
        {
            value = Value.FromNode(node);
            return true;
        }

        value = default;
        return false;
    }

    public IEnumerable<string> Names => _members?.Keys ?? _source?.Select(member => member.Key) ?? [];

    public IEnumerable<KeyValuePair<string, Value>> Members => _members
        ?? _source?.Select(member => KeyValuePair.Create(member.Key, Value.FromNode(member.Value)))
        ?? [];

    /// <summary>Sets a member of an object made by the evaluation.</summary>
    public void Set(string name, Value value)
    {
        if (_members is not null)
        {
            _members[name] = value;
        }
    }

    /// <summary>Removes a member of an object made by the evaluation.</summary>
    public void Remove(string name) => _members?.Remove(name);

    public bool IsSame(ObjectValue other) =>
        ReferenceEquals(this, other) || (_source is not null && ReferenceEquals(_source, other._source));
}
