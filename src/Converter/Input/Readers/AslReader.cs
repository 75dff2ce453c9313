using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>A file that is a definition: plain ASL in JSON or YAML.</summary>
internal sealed class AslReader : IDefinitionReader
{
    /// <summary>Either field makes it one; a definition that lacks the other is a mistake to be told about.</summary>
    public static bool IsDefinition(SourceNode? node) =>
        node is SourceObject root && (root.Find("StartAt") is not null || root.Find("States") is not null);

    public bool CanRead(InputFile file) => IsDefinition(file.Root);

    public IReadOnlyList<FoundDefinition> Read(InputFile file, DiagnosticBag diagnostics)
    {
        foreach (var tag in file.Tags)
        {
            diagnostics.Report(DiagnosticDescriptors.YamlTag, tag.Span, tag.Name);
        }

        return file.Root is { } root && file.Tags.Count == 0
            ? [new FoundDefinition(root, file.Source.Text.Length)]
            : [];
    }
}
