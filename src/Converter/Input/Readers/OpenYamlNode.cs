using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>A mapping or sequence whose end has not been read yet.</summary>
internal sealed class OpenYamlNode(bool isMapping, string? anchor, string? tag, SourceSpan start)
{
    private readonly List<SourceMember> _members = [];
    private readonly List<SourceNode> _merges = [];
    private readonly List<SourceNode> _items = [];
    private SourceScalar? _key;

    public string? Anchor => anchor;

    public string? Tag => tag;

    public SourceSpan Start => start;

    /// <summary>Nodes below and including this one, aliases written out.</summary>
    public int Size { get; private set; } = 1;

    /// <summary>True where a key comes next; keys are text whatever they look like.</summary>
    public bool ExpectsKey => isMapping && _key is null;

    /// <summary>Takes the next key, value or item; false when it is a key that is not a single text.</summary>
    public bool Add(SourceNode node, int size, SourceSpan span)
    {
        Size += size;
        if (!isMapping)
        {
            _items.Add(node);
            return true;
        }

        if (_key is null)
        {
            _key = node as SourceScalar;
            return _key is not null;
        }

        // The merge key of YAML 1.1, which the tools that people deploy with understand.
        if (_key.Text == "<<")
        {
            _merges.Add(node);
        }
        else
        {
            _members.Add(new SourceMember(_key.Text, _key.Span, node));
        }

        _key = null;
        return true;
    }

    public SourceNode ToNode(SourceText source, SourceSpan end)
    {
        // A block ends where the next thing begins; an empty end mark is a flow bracket or the end of indentation.
        var span = new SourceSpan(source.File, start.Line, start.Column, end.EndLine, end.EndColumn);
        if (!isMapping)
        {
            return new SourceArray(_items, span);
        }

        var names = _members.Select(static member => member.Name).ToHashSet(StringComparer.Ordinal);
        var merged = _merges.SelectMany(Mappings).SelectMany(static mapping => mapping.Members);
        _members.AddRange(merged.Where(member => names.Add(member.Name)));
        return new SourceObject(_members, span);
    }

    private static IEnumerable<SourceObject> Mappings(SourceNode merged) => merged switch
    {
        SourceObject mapping => [mapping],
        SourceArray array => array.Items.OfType<SourceObject>(),
        _ => [],
    };
}
