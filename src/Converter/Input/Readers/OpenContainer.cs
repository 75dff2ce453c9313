using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>An object or array whose end has not been read yet.</summary>
internal sealed class OpenContainer(bool isObject, int start)
{
    private readonly List<SourceMember> _members = [];
    private readonly List<SourceNode> _items = [];

    public bool IsObject => isObject;

    public int Start => start;

    public string Kind => isObject ? "an object" : "an array";

    /// <summary>The name that the next value of an object belongs to.</summary>
    public string Name { get; set; } = "";

    public SourceSpan NameSpan { get; set; }

    public bool IsClosedBy(JsonTokenKind kind) =>
        kind == (isObject ? JsonTokenKind.ObjectEnd : JsonTokenKind.ArrayEnd);

    public void Add(SourceNode value)
    {
        if (isObject)
        {
            _members.Add(new SourceMember(Name, NameSpan, value));
        }
        else
        {
            _items.Add(value);
        }
    }

    public SourceNode ToNode(SourceSpan span) =>
        isObject ? new SourceObject(_members, span) : new SourceArray(_items, span);
}
