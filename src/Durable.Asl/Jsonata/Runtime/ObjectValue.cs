using System.Text.Json.Nodes;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// An object: members of its own in the order they were set, or still those of a JSON object that was read. Only an
/// object made by the evaluation is ever changed.
/// </summary>
internal sealed class ObjectValue
{
    private static readonly MemberTable NoMembers = new(0);

    private readonly MemberTable _members;
    private JsonObject? _source;
    private bool _isReadable;

    private ObjectValue(JsonObject source)
    {
        _source = source;
        _members = NoMembers;
    }

    public ObjectValue(int capacity = 4) => _members = new MemberTable(capacity);

    public int Count => Readable()?.Count ?? _members.Count;

    /// <summary>The JSON object, when this is one as it was read.</summary>
    public JsonObject? Source => _source;

    public IEnumerable<string> Names => Members.Select(member => member.Key);

    public IEnumerable<KeyValuePair<string, Value>> Members =>
        Readable() is { } source ? SourceMembers(source) : OwnMembers();

    public static ObjectValue Read(JsonObject source) => new(source);

    public bool TryGet(string name, out Value value)
    {
        if (Readable() is not { } source)
        {
            return _members.TryGet(name, out value);
        }

        if (source.TryGetPropertyValue(name, out var node))
        {
            value = Value.FromNode(node);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Sets a member of an object made by the evaluation.</summary>
    public void Set(string name, Value value)
    {
        if (_source is null)
        {
            _members.Set(name, value);
        }
    }

    /// <summary>Removes a member of an object made by the evaluation.</summary>
    public void Remove(string name)
    {
        if (_source is null)
        {
            _members.Remove(name);
        }
    }

    public bool IsSame(ObjectValue other) =>
        ReferenceEquals(this, other) || (_source is not null && ReferenceEquals(_source, other._source));

    // A parsed object is taken apart when it is first looked into. Only then it shows whether it has a name twice, with
    // which the reader of the house can cope and the node itself cannot.
    private JsonObject? Readable()
    {
        if (_source is null || _isReadable)
        {
            return _source;
        }

        _isReadable = true;
        try
        {
            return _source.Count >= 0 ? _source : null;
        }
        catch (ArgumentException)
        {
            return _source = (JsonObject?)ServiceJson.Parse(_source.ToJsonString());
        }
        catch (InvalidOperationException)
        {
            throw new JsonataException("D3137").With("message", "An object has a name with half a surrogate pair");
        }
    }

    private IEnumerable<KeyValuePair<string, Value>> OwnMembers()
    {
        for (var position = 0; position < _members.Count; position++)
        {
            yield return new(_members.NameAt(position), _members.ValueAt(position));
        }
    }

    private static IEnumerable<KeyValuePair<string, Value>> SourceMembers(JsonObject source)
    {
        foreach (var (name, node) in source)
        {
            yield return new(name, Value.FromNode(node));
        }
    }
}
