using Durable.Asl;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads <c>Retry</c> and <c>Catch</c>.</summary>
internal static class ErrorHandlingBinder
{
    private const long MaxAttempts = 99_999_999;
    private const long MaxDelay = 31_622_399;

    private static readonly string[] RetrierFields =
    [
        "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Comment",
    ];

    private static readonly string[] CatcherFields =
        ["ErrorEquals", "Next", "ResultPath", "Assign", "Output", "Comment"];

    public static IReadOnlyList<Retrier> Retry(StateContext state)
    {
        var retriers = new List<Retrier>();
        foreach (var fields in Elements(state, "Retry", "the retrier"))
        {
            fields.AllowOnly(RetrierFields);
            retriers.Add(Retrier(fields));
        }

        return retriers;
    }

    public static IReadOnlyList<Catcher> Catch(StateContext state)
    {
        var catchers = new List<Catcher>();
        foreach (var fields in Elements(state, "Catch", "the catcher"))
        {
            CheckCatcherFields(state, fields);
            fields.Require("Next");
            catchers.Add(Catcher(state, fields));
        }

        return catchers;
    }

    private static Retrier Retrier(Fields fields)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        int? Integer(string name, long least, long most)
        {
            if (fields.Context.NumberSettings.Want(fields, name, new SettingNumber(IsWhole: true, least, most)) is { } marker)
            {
                settings[name] = marker;
                return null;
            }

            return fields.Integer(name, least, most);
        }

        var retrier = new Retrier(fields.Strings("ErrorEquals") ?? [], fields.Anchor)
        {
            IntervalSeconds = Integer("IntervalSeconds", 1, MaxAttempts) ?? 1,
            MaxAttempts = Integer("MaxAttempts", 0, MaxAttempts) ?? 3,
            BackoffRate = fields.Real("BackoffRate", 1, double.PositiveInfinity) ?? 2,
            MaxDelaySeconds = Integer("MaxDelaySeconds", 1, MaxDelay),
            FullJitter = fields.OneOf("JitterStrategy", "FULL", "NONE") == "FULL",
            Settings = settings,
        };
        if (settings.Count == 0 && retrier.MaxDelaySeconds is { } delay && delay <= retrier.IntervalSeconds)
        {
            fields.Report(
                DiagnosticDescriptors.MaxDelayTooSmall, "MaxDelaySeconds", delay, retrier.IntervalSeconds);
        }

        return retrier;
    }

    private static Catcher Catcher(StateContext state, Fields fields) =>
        new(fields.Strings("ErrorEquals") ?? [], fields.Text("Next") ?? "", fields.Anchor)
        {
            NextSpan = fields.Find("Next")?.Value.Span ?? fields.Anchor,
            ResultPath = state.IsJsonata ? ResultPlacement.Replace : PathBinder.Result(fields),
            Assign = AssignBinder.Bind(state, fields, ExpressionPlace.Catcher),
            Output = state.IsJsonata
                ? TemplateBinder.For(state, ExpressionPlace.Catcher).Field(fields, "Output")
                : null,
        };

    private static void CheckCatcherFields(StateContext state, Fields fields)
    {
        fields.AllowOnly(CatcherFields);
        var foreign = state.IsJsonata ? "ResultPath" : "Output";
        if (fields.Find(foreign) is { } member)
        {
            var (of, use) = state.IsJsonata ? ("JSONPath", "Output") : ("JSONata", "ResultPath");
            state.Machine.Report(
                DiagnosticDescriptors.FieldOfOtherLanguage, member.NameSpan, fields.Path, foreign, of,
                state.Fields.Owner, Languages.Name(state.Language), $" Use '{use}'.");
        }
    }

    /// <summary>The elements that are objects, each with the errors it names in order.</summary>
    private static IEnumerable<Fields> Elements(StateContext state, string name, string owner)
    {
        var items = state.Fields.Array(name)?.Items ?? [];
        var path = state.Fields.Path.Field(name);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not SourceObject element)
            {
                state.Machine.Report(
                    DiagnosticDescriptors.WrongType, items[i].Span, path.Index(i), name, "an array of objects",
                    ValueText.Describe(items[i]));
                continue;
            }

            var what = $"{owner} of state '{state.Name}'";
            var fields = new Fields(element, element.Span, what, path.Index(i), state.Machine);
            fields.Require("ErrorEquals");
            CheckPlaceOfAll(fields, name, isLast: i == items.Count - 1);
            yield return fields;
        }
    }

    private static void CheckPlaceOfAll(Fields fields, string name, bool isLast)
    {
        var errors = (fields.Find("ErrorEquals")?.Value as SourceArray)?.Items ?? [];
        var all = errors.FirstOrDefault(static error => error is SourceScalar { Text: ErrorNames.All });
        if (all is not null && (errors.Count > 1 || !isLast))
        {
            fields.Context.Report(DiagnosticDescriptors.StatesAllPlace, all.Span, fields.Path, name);
        }
    }
}
