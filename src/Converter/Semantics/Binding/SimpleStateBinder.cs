using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Pass, Wait and Fail.</summary>
internal static class SimpleStateBinder
{
    private const long MaxSeconds = 99_999_999;

    public static PassState Pass(StateContext state)
    {
        var fields = state.Fields;
        var pass = new PassState(state.Name, state.Language, state.Span);
        if (state.IsJsonata)
        {
            return pass;
        }

        WarnIfResultLooksComputed(state);
        return pass with
        {
            HasResult = fields.Has("Result"),
            Result = fields.Find("Result") is { } result
                ? LiteralReader.Read(result.Value, "Result", fields.Path.Field("Result"), state.Machine)
                : null,
            Parameters = TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, "Parameters"),
            ResultPath = PathBinder.Result(fields),
        };
    }

    public static WaitState? Wait(StateContext state)
    {
        var fields = state.Fields;
        string[] forms = state.IsJsonata
            ? ["Seconds", "Timestamp"]
            : ["Seconds", "Timestamp", "SecondsPath", "TimestampPath"];
        if (!fields.ExactlyOneOf(forms))
        {
            return null;
        }

        return new WaitState(state.Name, state.Language, state.Span)
        {
            Seconds = ValueBinder.Integer(state, fields, "Seconds", 0, MaxSeconds),
            Timestamp = fields.Has("TimestampPath")
                ? PathBinder.ReferenceTemplate(fields, "TimestampPath")
                : ValueBinder.Timestamp(state, fields, "Timestamp"),
        };
    }

    public static FailState Fail(StateContext state) => new(state.Name, state.Language, state.Span)
    {
        Error = ValueBinder.ErrorText(state, "Error"),
        Cause = ValueBinder.ErrorText(state, "Cause"),
    };

    private static void WarnIfResultLooksComputed(StateContext state)
    {
        if (state.Fields.Find("Result") is { } result && FindComputed(result.Value) is { } found)
        {
            state.Machine.Report(
                DiagnosticDescriptors.PassResultIsStatic, found.Span, state.Fields.Path.Field("Result"),
                ValueText.Shorten(found.Text));
        }
    }

    private static SourceScalar? FindComputed(SourceNode node) => node switch
    {
        SourceObject value => value.Members.Select(FindComputed).FirstOrDefault(Found),
        SourceArray array => array.Items.Select(FindComputed).FirstOrDefault(Found),
        SourceScalar { Kind: ScalarKind.String } text when PathLike.IsPathOrCall(text.Text) => text,
        _ => null,
    };

    /// <summary>A member whose name would make its value computed elsewhere, or that holds something computed.</summary>
    private static SourceScalar? FindComputed(SourceMember member) =>
        member.Value is SourceScalar text && member.Name.EndsWith(".$", StringComparison.Ordinal)
            ? text
            : FindComputed(member.Value);

    private static bool Found(SourceScalar? scalar) => scalar is not null;
}
