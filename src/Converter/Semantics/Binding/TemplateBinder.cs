using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Walks a payload template. What a text or a key means is a matter of the query language; the walk, and the rule that
/// a part without anything to compute is one constant, are the same in both.
/// </summary>
internal abstract class TemplateBinder(StateContext state)
{
    protected StateContext State { get; } = state;

    protected BindingContext Context => State.Machine;

    /// <summary>The binder of the state's query language.</summary>
    /// <param name="place">Which members <c>$states</c> has there.</param>
    public static TemplateBinder For(StateContext state, ExpressionPlace place) =>
        state.IsJsonata ? new ExpressionTemplateBinder(state, place) : new PathTemplateBinder(state);

    /// <summary>The template in a field of the state; null when the field is missing.</summary>
    public Template? Field(Fields fields, string name) =>
        fields.Find(name) is { } member ? Bind(member.Value, name, fields.Path.Field(name)) : null;

    /// <summary>A template whose place in messages is <paramref name="field"/>.</summary>
    public Template Bind(SourceNode node, string field, NodePath path)
    {
        TemplatePath = path;
        return Walk(node, field, path);
    }

    /// <summary>The members of an object one by one, of a key that is given twice the last.</summary>
    public IReadOnlyList<TemplateMember> Members(SourceObject value, string field, NodePath path)
    {
        TemplatePath = path;
        return MembersOf(value, field, path);
    }

    /// <summary>The field that holds the whole template, which is what the service points at.</summary>
    protected NodePath TemplatePath { get; private set; } = NodePath.Root;

    /// <summary>The key under which the value of a member comes out, and its value.</summary>
    protected abstract (string Key, Template Value) Member(SourceMember member, string field, NodePath path);

    protected abstract Template Text(SourceScalar text, string field, NodePath path);

    protected abstract Template Item(SourceNode item, int index, string field, NodePath path);

    protected Template Walk(SourceNode node, string field, NodePath path) => node switch
    {
        SourceObject value => Object(value, field, path),
        SourceArray array => Array(array, field, path),
        SourceScalar { Kind: ScalarKind.String } text => Text(text, field, path),
        SourceScalar { Kind: ScalarKind.Placeholder } open => new PlaceholderTemplate($"${{{open.Text}}}", field, open.Span),
        SourceScalar scalar => new LiteralTemplate(LiteralReader.Scalar(scalar), field, scalar.Span),
        _ => throw new InvalidOperationException($"Unknown source node {node.GetType().Name}."),
    };

    private Template Object(SourceObject value, string field, NodePath path)
    {
        var members = MembersOf(value, field, path);
        if (!members.TrueForAll(static member => member.Value is LiteralTemplate))
        {
            var computed = new KeyValuePair<string, Template>[members.Count];
            for (var i = 0; i < computed.Length; i++)
            {
                computed[i] = new(members[i].Key, members[i].Value);
            }

            return new ObjectTemplate(computed, field, value.Span);
        }

        var constant = new JsonObject();
        foreach (var member in members)
        {
            constant.Add(member.Key, ((LiteralTemplate)member.Value).Value);
        }

        return new LiteralTemplate(constant, field, value.Span);
    }

    private List<TemplateMember> MembersOf(SourceObject value, string field, NodePath path)
    {
        var members = new List<TemplateMember>(value.Members.Count);
        var places = new Dictionary<string, int>(value.Members.Count, StringComparer.Ordinal);
        for (var i = 0; i < value.Members.Count; i++)
        {
            var member = value.Members[i];
            var (key, bound) = Member(member, field, path);
            var entry = new TemplateMember(key, bound, member);
            if (places.TryAdd(key, members.Count))
            {
                members.Add(entry);
                continue;
            }

            var before = members[places[key]].Source;
            if (before.Name != member.Name)
            {
                // The computed one of the two is the one to look at.
                var computed = member.Name == key ? before : member;
                Context.Report(DiagnosticDescriptors.FieldGivenTwice, computed.NameSpan, path, key);
            }

            members[places[key]] = entry;
        }

        return members;
    }

    private Template Array(SourceArray array, string field, NodePath path)
    {
        var items = array.Items.Select((item, index) => Item(item, index, field, path)).ToList();
        return items.TrueForAll(static item => item is LiteralTemplate)
            ? new LiteralTemplate(
                new JsonArray([.. items.Select(static item => ((LiteralTemplate)item).Value)]), field, array.Span)
            : new ArrayTemplate(items, field, array.Span);
    }
}

/// <summary>A member of a template: the key it comes out under, its value, and the member as written.</summary>
internal sealed record TemplateMember(string Key, Template Value, SourceMember Source);
