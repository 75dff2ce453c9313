using System.Text.Json.Nodes;
using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.JsonPaths;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Payload templates of JSONPath states: the value of a key that ends in <c>.$</c> is a path or an intrinsic call,
/// everything else is data.
/// </summary>
internal sealed class PathTemplateBinder(StateContext state) : TemplateBinder(state)
{
    private const string Suffix = ".$";

    /// <summary>
    /// A text that is a path or a call, in a field of that name; null when it is neither, which is reported.
    /// </summary>
    public Template? Value(SourceNode node, string field, NodePath path)
    {
        if (node is not SourceScalar { Kind: ScalarKind.String } text)
        {
            Context.Report(DiagnosticDescriptors.InvalidPathOrCall, node.Span, path, field, "it is not a text.");
            return null;
        }

        if (!IntrinsicCall.LooksLikeCall(text.Text))
        {
            if (JsonPath.TryParse(text.Text, out var parsed, out var pathError))
            {
                return new PathTemplate(parsed, field, text.Span);
            }

            return Fail(text, field, path, PathBinder.Sentence(pathError));
        }

        if (text.Text.StartsWith(' '))
        {
            return Fail(text, field, path, "it begins with a blank.");
        }

        if (!IntrinsicCall.TryParse(text.Text, out var call, out var error))
        {
            var hint = text.Text.StartsWith("States.", StringComparison.Ordinal) ? FunctionHint(text.Text) : "";
            return Fail(text, field, path, $"{error.Problem.TrimEnd('.')}, at character {error.Position + 1}.{hint}");
        }

        IntrinsicChecks.Check(call, text.Span, path, Context);
        return new IntrinsicTemplate(call, field, text.Span);
    }

    protected override (string Key, Template Value) Member(SourceMember member, string field, NodePath path)
    {
        if (!member.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            WarnIfPathLike(member, path);
            return (member.Name, Walk(member.Value, member.Name, path.Field(member.Name)));
        }

        // A broken value stays in the tree as null: its error closes the door behind the binder anyway.
        var value = Value(member.Value, member.Name, TemplatePath);
        return (member.Name[..^Suffix.Length], value ?? new LiteralTemplate(null, member.Name, member.Value.Span));
    }

    protected override Template Text(SourceScalar text, string field, NodePath path) =>
        new LiteralTemplate(JsonValue.Create(text.Text), field, text.Span);

    protected override Template Item(SourceNode item, int index, string field, NodePath path) =>
        Walk(item, field, path.Index(index));

    private void WarnIfPathLike(SourceMember member, NodePath path)
    {
        if (member.Value is SourceScalar { Kind: ScalarKind.String } text && PathLike.IsPathOrCall(text.Text))
        {
            Context.Report(
                DiagnosticDescriptors.NoDollar, text.Span, path.Field(member.Name), ValueText.Shorten(text.Text),
                member.Name);
        }
    }

    private LiteralTemplate? Fail(SourceScalar text, string field, NodePath path, string reason)
    {
        if (Placeholders.First(text.Text) is { } marker)
        {
            Context.Report(DiagnosticDescriptors.ValueMustBeGiven, text.Span, path, marker, field);
        }
        else
        {
            Context.Report(DiagnosticDescriptors.InvalidPathOrCall, text.Span, path, field, reason);
        }

        return null;
    }

    private static string FunctionHint(string text)
    {
        var end = text.IndexOf('(', StringComparison.Ordinal);
        var name = end < 0 ? text : text[..end];
        var names = IntrinsicTable.All.Select(static function => function.Name).ToList();
        return names.Contains(name) ? "" : Suggestion.For(name, names);
    }
}
