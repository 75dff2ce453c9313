using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input.Readers;

namespace Sfn2Durable.Input;

/// <summary>
/// One file as text and, asked for, as a tree. What the parser has to say is kept apart until a reader has taken the
/// file for its own, so that a folder may hold other people's broken JSON.
/// </summary>
internal sealed class InputFile(SourceText source)
{
    private readonly DiagnosticBag _syntax = new();
    private SourceNode? _root;
    private bool _isParsed;

    public SourceText Source => source;

    public string Name => source.File;

    public SourceFormat Format { get; } = SourceFormats.Of(source);

    /// <summary>The findings of the parser, once <see cref="Root"/> was asked for.</summary>
    public DiagnosticBag Syntax => _syntax;

    /// <summary>Tags of YAML that belong to a template language.</summary>
    public IReadOnlyList<YamlTag> Tags { get; private set; } = [];

    /// <summary>The tree, or null when the text is broken or of a format that has none.</summary>
    public SourceNode? Root
    {
        get
        {
            if (!_isParsed)
            {
                _isParsed = true;
                _root = Parse();
            }

            return _root;
        }
    }

    private SourceNode? Parse()
    {
        if (Format == SourceFormat.Terraform)
        {
            return null;
        }

        if (Format != SourceFormat.Yaml)
        {
            return JsonParser.Parse(source, Format == SourceFormat.Json5, _syntax);
        }

        var tree = YamlSourceParser.Parse(source, _syntax);
        Tags = tree?.Tags ?? [];
        return tree?.Root;
    }
}
