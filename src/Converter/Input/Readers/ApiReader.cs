using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input.Readers;

/// <summary>
/// What the API gives and takes: the answer of <c>describe-state-machine</c>, the body of <c>create-state-machine</c>,
/// the resource of the registry, lists of them. The definition stands under <c>definition</c>, <c>Definition</c> or
/// <c>DefinitionString</c>, as an object or as JSON inside a string, at any depth.
/// </summary>
internal sealed class ApiReader : IDefinitionReader
{
    private static readonly string[] DefinitionFields = ["definition", "Definition", "DefinitionString"];

    public bool CanRead(InputFile file) => file.Root is { } root && Holders(root).Any();

    public IReadOnlyList<FoundDefinition> Read(InputFile file, DiagnosticBag diagnostics)
    {
        foreach (var tag in file.Tags)
        {
            diagnostics.Report(DiagnosticDescriptors.YamlTag, tag.Span, tag.Name);
        }

        if (file.Root is null || file.Tags.Count > 0)
        {
            return [];
        }

        var found = new List<FoundDefinition>();
        foreach (var (holder, definition) in Holders(file.Root))
        {
            if (Extract(file, definition, diagnostics) is { } extracted)
            {
                found.Add(Describe(extracted, holder));
            }
        }

        return found;
    }

    /// <summary>
    /// Every object with a definition, in the order of the file; what is inside a definition is not searched.
    /// </summary>
    private static IEnumerable<(SourceObject Holder, SourceNode Definition)> Holders(SourceNode root)
    {
        var open = new Stack<SourceNode>([root]);
        while (open.TryPop(out var node))
        {
            var definition = node is SourceObject holder ? DefinitionOf(holder) : null;
            if (definition is not null && node is SourceObject found)
            {
                yield return (found, definition);
                continue;
            }

            IEnumerable<SourceNode> children = node switch
            {
                SourceObject parent => parent.Members.Select(static member => member.Value),
                SourceArray array => array.Items,
                _ => [],
            };
            foreach (var child in children.Reverse())
            {
                open.Push(child);
            }
        }
    }

    private static SourceNode? DefinitionOf(SourceObject holder) => DefinitionFields
        .Select(name => holder.Find(name)?.Value)
        .FirstOrDefault(static value => AslReader.IsDefinition(value) || LooksLikeDefinition(value));

    /// <summary>A string that means to be a definition, even where it is broken.</summary>
    private static bool LooksLikeDefinition(SourceNode? value) =>
        value is SourceScalar { Kind: ScalarKind.String } text
        && text.Text.AsSpan().TrimStart().StartsWith("{")
        && (text.Text.Contains("\"States\"", StringComparison.Ordinal)
            || text.Text.Contains("\"StartAt\"", StringComparison.Ordinal));

    private static FoundDefinition? Extract(InputFile file, SourceNode definition, DiagnosticBag diagnostics)
    {
        if (definition is not SourceScalar text)
        {
            return new FoundDefinition(definition, 0);
        }

        var inner = EmbeddedText.Of(file, text);
        return JsonParser.Parse(inner, isJson5: false, diagnostics) is { } root
            ? new FoundDefinition(root, inner.Text.Length)
            : null;
    }

    private static FoundDefinition Describe(FoundDefinition definition, SourceObject holder) => definition with
    {
        Name = Text(holder, "name", "StateMachineName", "Name")
            ?? Text(holder, "stateMachineArn", "StateMachineArn")?.Split(':')[^1],
        Type = Text(holder, "type", "StateMachineType", "Type"),
        RoleArn = Text(holder, "roleArn", "RoleArn"),
        Substitutions = SubstitutionsOf(holder.Find("DefinitionSubstitutions")?.Value),
    };

    private static Dictionary<string, string> SubstitutionsOf(SourceNode? given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in (given as SourceObject)?.Members ?? [])
        {
            if (member.Value is SourceScalar { Kind: not ScalarKind.Placeholder } value)
            {
                values[member.Name] = value.Text;
            }
        }

        return values;
    }

    private static string? Text(SourceObject holder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (holder.Find(name)?.Value is SourceScalar { Kind: ScalarKind.String, Text.Length: > 0 } value)
            {
                return value.Text;
            }
        }

        return null;
    }
}
