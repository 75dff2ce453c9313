using System.Text;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input.Readers;

namespace Sfn2Durable.Input;

/// <summary>
/// Puts the given values in place of the placeholders of a definition and collects those that stay open. It works on
/// the tree, so that what a value brings in has the place of its placeholder.
/// </summary>
/// <param name="values">Values by name; a name may also be written as it stands, <c>__Name__</c>.</param>
/// <param name="format">In YAML a placeholder without quotes is text, and its value is typed as YAML types it.</param>
/// <param name="diagnostics">Takes values that do not fit.</param>
internal sealed class Substituter(
    IReadOnlyDictionary<string, string> values, SourceFormat format, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Placeholder> _open = new(StringComparer.Ordinal);
    private readonly List<Placeholder> _openInOrder = [];

    /// <summary>The names of the values that were put in.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>The placeholders without a value, in order of first appearance.</summary>
    public IReadOnlyList<Placeholder> Open => _openInOrder;

    public SourceNode Apply(SourceNode node) => Apply(node, "");

    private SourceNode Apply(SourceNode node, string field) => node switch
    {
        SourceObject value => value with { Members = [.. value.Members.Select(ApplyMember)] },
        SourceArray array => array with { Items = [.. array.Items.Select(item => Apply(item, field))] },
        SourceScalar { Kind: ScalarKind.Placeholder } placeholder => ApplyOutsideQuotes(placeholder),
        SourceScalar { Kind: ScalarKind.String } text => text with { Text = ApplyText(text.Text, text.Span, field) },
        _ => node,
    };

    private SourceMember ApplyMember(SourceMember member) => member with
    {
        Name = ApplyText(member.Name, member.NameSpan, ""),
        Value = Apply(
            member.Name == "Resource" ? TemplateReference.ToText(member.Value) : member.Value, member.Name),
    };

    private string ApplyText(string text, SourceSpan span, string field)
    {
        if (PlaceholderSyntax.ScriptName(text) is { } name)
        {
            if (Value(name) is { } value || (value = Value(text)) is not null)
            {
                return value;
            }

            if (IsFieldOfNames(field))
            {
                AddOpen(name, text, span);
            }

            return text;
        }

        return text.Contains("${", StringComparison.Ordinal) ? ApplyInside(text, span) : text;
    }

    private string ApplyInside(string text, SourceSpan span)
    {
        var result = new StringBuilder();
        var done = 0;
        foreach (var match in PlaceholderSyntax.Find(text))
        {
            result.Append(text, done, match.Start - done);
            done = match.Start + match.Length;
            if (Value(match.Name) is { } value)
            {
                result.Append(value);
            }
            else
            {
                var marker = text.Substring(match.Start, match.Length);
                result.Append(marker);
                AddOpen(match.Name, marker, span);
            }
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    private SourceNode ApplyOutsideQuotes(SourceScalar placeholder)
    {
        var name = placeholder.Text;
        var marker = $"${{{name}}}";
        if (Value(name) is { } value)
        {
            return Parse(name, value, placeholder);
        }

        if (EncodedName(name) is { } inner && Value(inner) is { } given)
        {
            return Encode(given, placeholder);
        }

        AddOpen(name, marker, placeholder.Span);
        return format == SourceFormat.Yaml
            ? new SourceScalar(ScalarKind.String, marker, placeholder.Span) { MayBeNumber = true }
            : placeholder;
    }

    private SourceNode Parse(string name, string value, SourceScalar placeholder)
    {
        if (format == SourceFormat.Yaml && value.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            var (kind, text) = YamlScalars.Resolve(value);
            return new SourceScalar(kind, text, placeholder.Span);
        }

        var problems = new DiagnosticBag();
        if (JsonParser.Parse(new SourceText(placeholder.Span.File, value), isJson5: false, problems) is { } tree)
        {
            return Moved(tree, placeholder.Span);
        }

        var reason = problems.Items.Count > 0 ? problems.Items[^1].Message : "";
        diagnostics.Report(DiagnosticDescriptors.SubstitutionNotJson, placeholder.Span, name, reason);
        return placeholder;
    }

    /// <summary>
    /// The value of <c>${jsonencode(ids)}</c> when <c>ids</c> is given: JSON as it is, other text as a string.
    /// </summary>
    private static SourceNode Encode(string value, SourceScalar placeholder) =>
        JsonParser.Parse(new SourceText("", value), isJson5: false, new DiagnosticBag()) is { } tree
            ? Moved(tree, placeholder.Span)
            : new SourceScalar(ScalarKind.String, value, placeholder.Span);

    private static string? EncodedName(string name) =>
        name.StartsWith("jsonencode(", StringComparison.Ordinal) ? name["jsonencode(".Length..^1].Trim() : null;

    private static SourceNode Moved(SourceNode node, SourceSpan span) => node switch
    {
        SourceObject value => new SourceObject(
            [.. value.Members.Select(member => new SourceMember(member.Name, span, Moved(member.Value, span)))], span),
        SourceArray array => new SourceArray([.. array.Items.Select(item => Moved(item, span))], span),
        _ => node with { Span = span },
    };

    private string? Value(string name)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return null;
        }

        _used.Add(name);
        return value;
    }

    private void AddOpen(string name, string marker, SourceSpan span)
    {
        var placeholder = new Placeholder(name, marker, span);
        if (_open.TryAdd(marker, placeholder))
        {
            _openInOrder.Add(placeholder);
        }
    }

    /// <summary>Where a text between double underscores is a name to be filled in, and not data.</summary>
    private static bool IsFieldOfNames(string field) =>
        field is "Resource" || NameEndings.Any(ending => field.EndsWith(ending, StringComparison.Ordinal));

    private static readonly string[] NameEndings = ["Arn", "Name", "Url", "Uri", "Bucket"];
}
