using System.Globalization;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// The fields of one object of a definition, read by name and type. A field of the wrong type is reported once and read
/// as if it were absent.
/// </summary>
/// <param name="node">The object.</param>
/// <param name="anchor">Where a missing field is reported: the name of the state, the beginning of the rule.</param>
/// <param name="owner">What the object is, for messages: <c>state 'Pay'</c>, <c>a retrier</c>.</param>
internal sealed class Fields(SourceObject node, SourceSpan anchor, string owner, NodePath path, BindingContext context)
{
    public SourceObject Node => node;

    public SourceSpan Anchor => anchor;

    public string Owner => owner;

    /// <summary>The owner as the first word of a sentence.</summary>
    private string Subject => char.ToUpperInvariant(owner[0]) + owner[1..];

    public NodePath Path => path;

    public BindingContext Context => context;

    public IEnumerable<SourceMember> Members => node.Members;

    public SourceMember? Find(string name) => node.Find(name);

    public bool Has(string name) => node.Find(name) is not null;

    /// <summary>The text of a string field, open placeholders included.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        switch (member.Value)
        {
            case SourceScalar { Kind: ScalarKind.String } text:
                return text.Text;
            case SourceScalar { Kind: ScalarKind.Placeholder } placeholder:
                return Placeholders.First(placeholder);
            default:
                WrongType(member, "a text");
                return null;
        }
    }

    /// <summary>A string field whose value decides what the definition means, so that it cannot be left open.</summary>
    public string? Decided(string name)
    {
        if (Text(name) is { } text && Placeholders.First(text) is not { } open)
        {
            return text;
        }
        else if (Find(name) is { Value: SourceScalar scalar } && Placeholders.First(scalar) is { } marker)
        {
            context.Report(DiagnosticDescriptors.ValueMustBeGiven, scalar.Span, path.Field(name), marker, name);
        }

        return null;
    }

    /// <summary>One of a fixed set of words.</summary>
    public string? OneOf(string name, params string[] words)
    {
        if (Decided(name) is not { } word)
        {
            return null;
        }

        if (words.Contains(word))
        {
            return word;
        }

        Report(
            DiagnosticDescriptors.NotOneOf, name, name, string.Join(", ", words), word, Suggestion.For(word, words));
        return null;
    }

    public SourceObject? Object(string name) => Typed<SourceObject>(name, "an object");

    public SourceArray? Array(string name) => Typed<SourceArray>(name, "an array");

    /// <summary>An array that has to have elements.</summary>
    public SourceArray? FilledArray(string name)
    {
        var array = Array(name);
        if (array is { Items.Count: 0 })
        {
            Report(DiagnosticDescriptors.EmptyValue, name, name);
        }

        return array;
    }

    public int? Integer(string name, long least, long most)
    {
        if (Number(name) is not { } scalar)
        {
            return null;
        }

        if (!long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            context.Report(
                DiagnosticDescriptors.WrongType, scalar.Span, path.Field(name), name, "a whole number", scalar.Text);
            return null;
        }

        return InRange(scalar, name, value, least, most) ? (int)value : null;
    }

    public double? Real(string name, double least, double most)
    {
        if (Number(name) is not { } scalar)
        {
            return null;
        }

        var value = double.Parse(scalar.Text, CultureInfo.InvariantCulture);
        return InRange(scalar, name, value, least, most) ? value : null;
    }

    /// <summary>The strings of an array; elements of another type are reported.</summary>
    public IReadOnlyList<string>? Strings(string name)
    {
        if (FilledArray(name) is not { } array)
        {
            return null;
        }

        var texts = new List<string>();
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (array.Items[i] is SourceScalar { Kind: ScalarKind.String } text)
            {
                texts.Add(text.Text);
            }
            else
            {
                var item = array.Items[i];
                context.Report(
                    DiagnosticDescriptors.WrongType, item.Span, path.Field(name).Index(i), name, "texts only",
                    ValueText.Describe(item));
            }
        }

        return texts;
    }

    /// <summary>Reports a required field that is missing; true when it is there.</summary>
    public bool Require(string name)
    {
        var isThere = Has(name);
        if (!isThere)
        {
            context.Report(DiagnosticDescriptors.FieldRequired, anchor, path, Subject, name);
        }

        return isThere;
    }

    /// <summary>Reports fields that exclude each other.</summary>
    public void AtMostOneOf(params string[] names)
    {
        var given = names.Where(Has).ToList();
        if (given.Count > 1)
        {
            var second = node.Members.Where(member => names.Contains(member.Name)).ElementAt(1);
            context.Report(
                DiagnosticDescriptors.OnlyOneOf, second.NameSpan, path, Subject, string.Join("' and '", given));
        }
    }

    /// <summary>Reports when none or several of the fields are there; true when it is exactly one.</summary>
    public bool ExactlyOneOf(params string[] names)
    {
        AtMostOneOf(names);
        var count = names.Count(Has);
        if (count == 0)
        {
            context.Report(DiagnosticDescriptors.OneOfRequired, anchor, path, Subject, string.Join("', '", names));
        }

        return count == 1;
    }

    /// <summary>Reports every field that is not in the list.</summary>
    public void AllowOnly(params string[] names)
    {
        foreach (var member in node.Members.Where(member => !names.Contains(member.Name)))
        {
            Unknown(member, names);
        }
    }

    public void Unknown(SourceMember member, IEnumerable<string> known)
    {
        var suggestion = Suggestion.For(member.Name, known.Where(name => !Has(name)));
        context.Report(DiagnosticDescriptors.UnknownField, member.NameSpan, path, member.Name, owner, suggestion);
    }

    /// <summary>The fields of an object below this one.</summary>
    public Fields? Below(string name, string what) => Object(name) is { } value
        ? new Fields(value, Find(name)?.NameSpan ?? value.Span, what, path.Field(name), context)
        : null;

    /// <summary>Reports something about the value of a field, at the value.</summary>
    public void Report(DiagnosticDescriptor descriptor, string name, params object?[] arguments) =>
        context.Report(descriptor, Find(name)?.Value.Span ?? anchor, path.Field(name), arguments);

    public void WrongType(SourceMember member, string expected)
    {
        if (member.Value is SourceScalar scalar && Placeholders.First(scalar) is { } marker)
        {
            context.Report(
                DiagnosticDescriptors.ValueMustBeGiven, scalar.Span, path.Field(member.Name), marker, member.Name);
            return;
        }

        context.Report(
            DiagnosticDescriptors.WrongType, member.Value.Span, path.Field(member.Name), member.Name, expected,
            ValueText.Describe(member.Value));
    }

    private SourceScalar? Number(string name)
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        if (member.Value is SourceScalar { Kind: ScalarKind.Number } number)
        {
            return number;
        }

        WrongType(member, "a number");
        return null;
    }

    private T? Typed<T>(string name, string expected)
        where T : SourceNode
    {
        if (Find(name) is not { } member)
        {
            return null;
        }

        if (member.Value is T value)
        {
            return value;
        }

        WrongType(member, expected);
        return null;
    }

    private bool InRange(SourceScalar scalar, string name, double value, double least, double most)
    {
        if (value >= least && value <= most)
        {
            return true;
        }

        var range = double.IsPositiveInfinity(most) || most >= long.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"at least {least}")
            : string.Create(CultureInfo.InvariantCulture, $"between {least} and {most}");
        context.Report(DiagnosticDescriptors.OutOfRange, scalar.Span, path.Field(name), name, range, scalar.Text);
        return false;
    }
}
