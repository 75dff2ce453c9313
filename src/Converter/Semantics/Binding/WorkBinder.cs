namespace Sfn2Durable.Semantics.Binding;

/// <summary>What Task, Parallel and Map have in common beyond all states.</summary>
internal static class WorkBinder
{
    public static T Bind<T>(T work, StateContext state)
        where T : WorkState
    {
        var fields = state.Fields;
        var arguments = state.Kind == StateKinds.Map ? null : state.IsJsonata ? "Arguments" : "Parameters";
        var before = TemplateBinder.For(state, ExpressionPlace.Field);
        return work with
        {
            Arguments = arguments is null ? null : before.Field(fields, arguments),
            ResultSelector = state.IsJsonata ? null : before.Field(fields, "ResultSelector"),
            ResultPath = state.IsJsonata ? ResultPlacement.Replace : PathBinder.Result(fields),
            Retry = ErrorHandlingBinder.Retry(state),
            Catch = ErrorHandlingBinder.Catch(state),
        };
    }
}
