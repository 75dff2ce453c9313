using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>A YAML text as a tree, and the tags in it that are not YAML's own.</summary>
internal sealed record YamlTree(SourceNode Root, IReadOnlyList<YamlTag> Tags);

/// <summary>A tag such as <c>!Sub</c>.</summary>
internal sealed record YamlTag(string Name, SourceSpan Span);
