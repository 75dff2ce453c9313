using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads one state: what all kinds have in common here, the rest in the binder of its kind.</summary>
internal static class StateBinder
{
    private static readonly string[] Types = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];

    /// <summary>The state, or null when it is too broken for a state to be made of it.</summary>
    public static State? Bind(SourceMember member, Fields fields, ScopeContext scope)
    {
        var kind = Kind(fields);
        var language = Language(member.Name, fields, scope);
        if (kind == StateKinds.None)
        {
            return null;
        }

        var state = new StateContext(member.Name, kind, language, fields, scope);
        CheckFields(state);
        CheckWayOut(state);
        var bound = BindKind(state);
        return bound is null ? null : WithCommonFields(bound, state);
    }

    private static StateKinds Kind(Fields fields)
    {
        fields.Require("Type");
        return fields.OneOf("Type", Types) switch
        {
            "Task" => StateKinds.Task,
            "Parallel" => StateKinds.Parallel,
            "Map" => StateKinds.Map,
            "Pass" => StateKinds.Pass,
            "Wait" => StateKinds.Wait,
            "Choice" => StateKinds.Choice,
            "Succeed" => StateKinds.Succeed,
            "Fail" => StateKinds.Fail,
            _ => StateKinds.None,
        };
    }

    private static QueryLanguage Language(string name, Fields fields, ScopeContext scope)
    {
        var machine = scope.Machine;
        var language = Languages.Read(fields) ?? machine.Language;
        if (language == QueryLanguage.JsonPath && machine.Language == QueryLanguage.Jsonata && !scope.IsChildExecution)
        {
            var span = fields.Find("QueryLanguage")?.Value.Span ?? fields.Anchor;
            machine.Report(DiagnosticDescriptors.QueryLanguageDowngrade, span, fields.Path, name);
        }

        return language;
    }

    private static void CheckFields(StateContext state)
    {
        foreach (var member in state.Fields.Members)
        {
            var field = StateFields.Find(member.Name);
            if (field is null || !field.Kinds.HasFlag(state.Kind))
            {
                state.Fields.Unknown(member, StateFields.Of(state.Kind, state.Language));
            }
            else if (field.Language is { } language && language != state.Language)
            {
                state.Machine.Report(
                    DiagnosticDescriptors.FieldOfOtherLanguage, member.NameSpan, state.Fields.Path, member.Name,
                    Languages.Name(language), state.Fields.Owner, Languages.Name(state.Language),
                    StateFields.WayOut(member.Name, state.Kind));
            }
        }
    }

    /// <summary>Exactly one of <c>Next</c> and <c>End</c>, where the kind goes on at all.</summary>
    private static void CheckWayOut(StateContext state)
    {
        if ((state.Kind & StateKinds.Going) == 0)
        {
            return;
        }

        var fields = state.Fields;
        var end = fields.Find("End");
        if (fields.Has("Next") && end is not null)
        {
            state.Machine.Report(DiagnosticDescriptors.NextAndEnd, end.NameSpan, fields.Path, state.Name);
        }
        else if (!fields.Has("Next") && end is null)
        {
            state.Machine.Report(DiagnosticDescriptors.NextOrEndRequired, fields.Anchor, fields.Path, state.Name);
        }

        if (end is { Value: SourceScalar { Kind: ScalarKind.False } no })
        {
            state.Machine.Report(DiagnosticDescriptors.EndNotTrue, no.Span, fields.Path.Field("End"));
        }
        else if (end is { Value: not SourceScalar { Kind: ScalarKind.True } })
        {
            fields.WrongType(end, "true");
        }
    }

    private static State? BindKind(StateContext state) => state.Kind switch
    {
        StateKinds.Task => TaskBinder.Bind(state),
        StateKinds.Parallel => ParallelBinder.Bind(state),
        StateKinds.Map => MapBinder.Bind(state),
        StateKinds.Pass => SimpleStateBinder.Pass(state),
        StateKinds.Wait => SimpleStateBinder.Wait(state),
        StateKinds.Choice => ChoiceBinder.Bind(state),
        StateKinds.Succeed => new SucceedState(state.Name, state.Language, state.Span),
        StateKinds.Fail => SimpleStateBinder.Fail(state),
        _ => throw new InvalidOperationException($"Unknown kind of state {state.Kind}."),
    };

    private static State WithCommonFields(State bound, StateContext state)
    {
        var fields = state.Fields;
        var hasPaths = !state.IsJsonata && state.Kind != StateKinds.Fail;
        var isWork = (state.Kind & StateKinds.Work) != 0;
        var place = isWork ? ExpressionPlace.AfterWork : ExpressionPlace.Field;
        return bound with
        {
            Comment = fields.Text("Comment"),
            Next = (state.Kind & StateKinds.Going) != 0 ? fields.Text("Next") : null,
            NextSpan = fields.Find("Next")?.Value.Span ?? default,
            InputPath = hasPaths ? PathBinder.Data(fields, "InputPath") : DataPath.Whole,
            OutputPath = hasPaths ? PathBinder.Data(fields, "OutputPath") : DataPath.Whole,
            Output = state.IsJsonata && state.Kind != StateKinds.Fail
                ? TemplateBinder.For(state, place).Field(fields, "Output")
                : null,
            Assign = StateFields.Find("Assign") is { } assign && assign.Kinds.HasFlag(state.Kind)
                ? AssignBinder.Bind(state, fields, place)
                : [],
        };
    }
}
