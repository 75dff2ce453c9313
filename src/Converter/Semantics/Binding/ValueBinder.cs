using Durable.Asl;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>
/// Fields that hold one number or one text: a literal in both languages, the twin field <c>…Path</c> in JSONPath, an
/// expression in JSONata.
/// </summary>
internal static class ValueBinder
{
    /// <summary>A field with a whole number, or its <c>…Path</c> twin.</summary>
    public static Template? Integer(StateContext state, Fields fields, string name, long least, long most) =>
        Twin(state, fields, name) is { } given
            ? given.Template
            : Expression(state, fields, name, "a whole number") is { } expression ? expression.Template
            : Whole(fields, name, least, most);

    /// <summary>A field with a whole number and no other form.</summary>
    public static Template? Whole(Fields fields, string name, long least, long most) =>
        fields.Context.NumberSettings.Want(fields, name, new SettingNumber(IsWhole: true, least, most)) is { } marker
            ? new PlaceholderTemplate(marker, name, fields.Find(name)?.Value.Span ?? fields.Anchor)
            : fields.Integer(name, least, most) is not null ? Literal(fields, name) : null;

    public static Template? Real(StateContext state, Fields fields, string name, double least, double most) =>
        Twin(state, fields, name) is { } given
            ? given.Template
            : Expression(state, fields, name, "a number") is { } expression ? expression.Template
            : fields.Real(name, least, most) is not null ? Literal(fields, name) : null;

    /// <summary><c>Timestamp</c>: RFC 3339, or an expression.</summary>
    public static Template? Timestamp(StateContext state, Fields fields, string name)
    {
        if (Expression(state, fields, name, "a timestamp") is { } expression)
        {
            return expression.Template;
        }

        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        if (Rfc3339.IsValid(text))
        {
            return Literal(fields, name);
        }

        if (Placeholders.First(text) is { } marker)
        {
            fields.Report(DiagnosticDescriptors.ValueMustBeGiven, name, marker, name);
        }
        else
        {
            fields.Report(DiagnosticDescriptors.InvalidTimestamp, name, name, ValueText.Shorten(text));
        }

        return null;
    }

    /// <summary>
    /// <c>Error</c> or <c>Cause</c>: a text, an expression, or the twin with a path or a call that gives a text.
    /// </summary>
    public static Template? ErrorText(StateContext state, string name)
    {
        var fields = state.Fields;
        var twin = name + "Path";
        if (!state.IsJsonata)
        {
            fields.AtMostOneOf(name, twin);
            if (fields.Find(twin) is { } member)
            {
                return TextPath(state, member, twin);
            }
        }

        if (fields.Text(name) is not { } text)
        {
            return null;
        }

        if (!state.IsJsonata && PathLike.IsPathOrCall(text))
        {
            fields.Report(DiagnosticDescriptors.NoPath, name, ValueText.Shorten(text), name);
        }

        return TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, name);
    }

    private static Template? TextPath(StateContext state, SourceMember member, string name)
    {
        var path = state.Fields.Path.Field(name);
        var template = new PathTemplateBinder(state).Value(member.Value, name, path);
        if (template is IntrinsicTemplate { Call: var call } && !IntrinsicChecks.GivesText(call))
        {
            state.Machine.Report(
                DiagnosticDescriptors.IntrinsicNotText, member.Value.Span, path, name, call.Function.Name);
        }
        else if (template is PathTemplate { Path: { IsReferencePath: false } indefinite })
        {
            state.Machine.Report(
                DiagnosticDescriptors.NotAReferencePath, member.Value.Span, path, name, indefinite.Text);
        }

        return template;
    }

    /// <summary>The <c>…Path</c> field, where there is one; the two together are a fault.</summary>
    private static Given? Twin(StateContext state, Fields fields, string name)
    {
        var twin = name + "Path";
        if (state.IsJsonata || !fields.Has(twin))
        {
            return null;
        }

        fields.AtMostOneOf(name, twin);
        return new Given(PathBinder.ReferenceTemplate(fields, twin));
    }

    /// <summary>In JSONata a text has to be an expression; null when the field is something else.</summary>
    private static Given? Expression(StateContext state, Fields fields, string name, string expected)
    {
        if (!state.IsJsonata || fields.Find(name)?.Value is not SourceScalar { Kind: ScalarKind.String } text)
        {
            return null;
        }

        if (ExpressionText.Inner(text.Text) is { } expression)
        {
            var reader = new ExpressionReader(state.Machine, ExpressionPlace.Field);
            return new Given(reader.Read(expression, text, name, fields.Path.Field(name)));
        }

        if (Placeholders.First(text) is { } marker)
        {
            fields.Report(DiagnosticDescriptors.ValueMustBeGiven, name, marker, name);
            return new Given(null);
        }

        if (name == "Timestamp")
        {
            return null;
        }

        fields.Report(DiagnosticDescriptors.ExpressionExpected, name, name, expected, ValueText.Describe(text));
        return new Given(null);
    }

    private static LiteralTemplate? Literal(Fields fields, string name) =>
        fields.Find(name)?.Value is SourceScalar scalar
            ? new LiteralTemplate(LiteralReader.Scalar(scalar), name, scalar.Span)
            : null;

    /// <summary>A field that is there, whether or not it could be read.</summary>
    private sealed record Given(Template? Template);
}
