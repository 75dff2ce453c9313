using Sfn2Durable.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sfn2Durable.Input.Readers;

/// <summary>
/// YAML to <see cref="SourceNode"/>, from the events of the parser, which carry their places. As in JSON, open
/// containers stand on a stack of their own. An alias gives the very node of its anchor, so memory does not grow with
/// aliases; the number of nodes they stand for is limited, because later stages visit each of them.
/// </summary>
internal sealed class YamlSourceParser
{
    /// <summary>Nodes of a tree with its aliases written out.</summary>
    public const int MaxNodes = 2_000_000;

    private const string CoreTags = "tag:yaml.org,2002:";

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Stack<OpenYamlNode> _open = new();
    private readonly Dictionary<string, (SourceNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private readonly List<YamlTag> _tags = [];
    private SourceNode? _root;

    private YamlSourceParser(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
    }

    /// <summary>
    /// The tree of the first document, or null when the text is broken; the first fault has been reported.
    /// </summary>
    public static YamlTree? Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var parser = new Parser(new StringReader(source.Text));
        try
        {
            return new YamlSourceParser(source, diagnostics).ParseDocument(parser);
        }
        catch (YamlException error)
        {
            var place = Span(source, error.Start, error.End);
            diagnostics.Report(DiagnosticDescriptors.InvalidYaml, place, YamlMessages.Sentence(error));
        }
        catch (InvalidOperationException)
        {
            // The scanner has no message for some faults, an open bracket followed by a mapping among them.
            var last = parser.Current?.End ?? Mark.Empty;
            var reason = "the text cannot be read on from here. Look for a bracket or quote that is not closed.";
            diagnostics.Report(DiagnosticDescriptors.InvalidYaml, Span(source, last, last), reason);
        }

        return null;
    }

    private YamlTree? ParseDocument(Parser parser)
    {
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart start when _root is not null:
                    _diagnostics.Report(DiagnosticDescriptors.YamlSeveralDocuments, Span(start));
                    return new YamlTree(_root, _tags);
                case NodeEvent or AnchorAlias or MappingEnd or SequenceEnd when !Accept(parser.Current):
                    return null;
                default:
                    break;
            }
        }

        if (_root is null)
        {
            _diagnostics.Report(DiagnosticDescriptors.EmptyFile, SourceSpan.OfFile(_source.File));
            return null;
        }

        return new YamlTree(_root, _tags);
    }

    private bool Accept(ParsingEvent current)
    {
        switch (current)
        {
            case MappingStart start:
                return Open(new OpenYamlNode(true, start.Anchor.Name(), Tag(start), Span(start)));
            case SequenceStart start:
                return Open(new OpenYamlNode(false, start.Anchor.Name(), Tag(start), Span(start)));
            case MappingEnd or SequenceEnd:
                var node = _open.Pop();
                return Complete(node.ToNode(_source, Span(current)), node.Size, node.Anchor, node.Tag);
            case Scalar scalar:
                return Complete(ToScalar(scalar), 1, scalar.Anchor.Name(), Tag(scalar));
            case AnchorAlias alias:
                return Resolve(alias);
            default:
                return true;
        }
    }

    private bool Open(OpenYamlNode node)
    {
        if (_open.Count == JsonParser.MaxDepth)
        {
            _diagnostics.Report(DiagnosticDescriptors.TooDeep, node.Start, JsonParser.MaxDepth);
            return false;
        }

        _open.Push(node);
        return true;
    }

    private bool Resolve(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (_anchors.TryGetValue(name, out var target))
        {
            return Place(target.Node, target.Size, Span(alias));
        }

        var isCycle = _open.Any(node => node.Anchor == name);
        _diagnostics.Report(
            isCycle ? DiagnosticDescriptors.YamlAliasCycle : DiagnosticDescriptors.YamlUnknownAlias, Span(alias), name);
        return false;
    }

    /// <summary>
    /// A finished value: a tag becomes the object that CloudFormation's long form has, <c>{"Fn::Sub": …}</c>.
    /// </summary>
    private bool Complete(SourceNode node, int size, string? anchor, string? tag)
    {
        if (tag is not null)
        {
            _tags.Add(new YamlTag(tag, node.Span));
            var name = tag is "!Ref" or "!Condition" ? tag[1..] : "Fn::" + tag.TrimStart('!');
            node = new SourceObject([new SourceMember(name, node.Span, node)], node.Span);
        }

        if (anchor is not null)
        {
            _anchors[anchor] = (node, size);
        }

        return Place(node, size, node.Span);
    }

    private bool Place(SourceNode node, int size, SourceSpan span)
    {
        if (!_open.TryPeek(out var parent))
        {
            _root = node;
            return true;
        }

        if (!parent.Add(node, size, span))
        {
            _diagnostics.Report(DiagnosticDescriptors.YamlKey, span);
            return false;
        }

        if (parent.Size > MaxNodes)
        {
            _diagnostics.Report(DiagnosticDescriptors.YamlExpansion, span, MaxNodes);
            return false;
        }

        return true;
    }

    private SourceScalar ToScalar(Scalar scalar)
    {
        if (_open.TryPeek(out var parent) && parent.ExpectsKey)
        {
            return new SourceScalar(ScalarKind.String, scalar.Value, Span(scalar));
        }

        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        var isPlain = scalar.Style == ScalarStyle.Plain && tag != "!" && tag != CoreTags + "str";
        if (isPlain && PlaceholderSyntax.IsWhole(scalar.Value))
        {
            return new SourceScalar(ScalarKind.Placeholder, scalar.Value[2..^1].Trim(), Span(scalar));
        }

        var isTyped = isPlain || (tag.StartsWith(CoreTags, StringComparison.Ordinal) && tag != CoreTags + "str");
        var (kind, text) = isTyped ? YamlScalars.Resolve(scalar.Value) : (ScalarKind.String, scalar.Value);
        return new SourceScalar(kind, text, Span(scalar));
    }

    private static string? Tag(NodeEvent node) =>
        node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value.StartsWith(CoreTags, StringComparison.Ordinal)
            ? null
            : node.Tag.Value;

    private SourceSpan Span(ParsingEvent current) => Span(_source, current.Start, current.End);

    private static SourceSpan Span(SourceText source, Mark start, Mark end)
    {
        var from = source.Offset((int)start.Line, (int)start.Column);
        var to = source.Offset((int)end.Line, (int)end.Column);
        return source.Span(from, Math.Max(from, to));
    }
}
