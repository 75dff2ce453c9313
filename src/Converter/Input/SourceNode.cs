using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Input;

/// <summary>
/// The one tree that every container reader builds: JSON, YAML and, later, templates. Nothing downstream knows which
/// file format a definition came from, and every node knows its place in the file the user gave.
/// </summary>
public abstract record SourceNode(SourceSpan Span);

/// <summary>An object; members keep the order of the file. A name given twice is kept twice.</summary>
public sealed record SourceObject(IReadOnlyList<SourceMember> Members, SourceSpan Span) : SourceNode(Span)
{
    /// <summary>The last member of that name, as JSON parsers do, or null.</summary>
    public SourceMember? Find(string name)
    {
        for (var i = Members.Count - 1; i >= 0; i--)
        {
            if (Members[i].Name == name)
            {
                return Members[i];
            }
        }

        return null;
    }
}

/// <summary>A name and its value; <paramref name="NameSpan"/> is the place of the name.</summary>
public sealed record SourceMember(string Name, SourceSpan NameSpan, SourceNode Value);

public sealed record SourceArray(IReadOnlyList<SourceNode> Items, SourceSpan Span) : SourceNode(Span);

public enum ScalarKind
{
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>A substitution outside quotes, <c>"Retry": ${retry}</c>; the text is the name without braces.</summary>
    Placeholder,
}

/// <summary>A leaf. <paramref name="Text"/> is the string's value, or the number exactly as it is written.</summary>
public sealed record SourceScalar(ScalarKind Kind, string Text, SourceSpan Span) : SourceNode(Span)
{
    /// <summary>
    /// A YAML text without quotes that is one open substitution: it is a number where a number is wanted, since YAML types
    /// its value.
    /// </summary>
    public bool MayBeNumber { get; init; }
}
