using Durable.Asl.JsonPaths;

namespace Sfn2Durable.Semantics;

/// <summary>Every value of a state that is computed at run time, wherever in the state it stands.</summary>
public static class StateValues
{
    /// <summary>All templates of a state, without those of the scopes inside it.</summary>
    public static IEnumerable<Template> Templates(State state) =>
        Own(state).OfType<Template>()
            .Concat(state.Assign.Select(static a => a.Value))
            .Concat(Edges(state));

    /// <summary>Paths that stand in fields of their own: input and output paths and those of choice rules.</summary>
    public static IEnumerable<JsonPath> Paths(State state)
    {
        var own = new[] { state.InputPath.Path, state.OutputPath.Path }.OfType<JsonPath>();
        return state is ChoiceState choice ? own.Concat(choice.Choices.SelectMany(static r => Of(r.Condition))) : own;
    }

    /// <summary>The expressions that the rules of a Choice ask.</summary>
    public static IEnumerable<Template> Conditions(ChoiceState state) =>
        state.Choices.SelectMany(static r => Expressions(r.Condition));

    private static IEnumerable<Template?> Own(State state)
    {
        IEnumerable<Template?> values = [state.Output];
        if (state is WorkState work)
        {
            values = values.Concat([work.Arguments, work.ResultSelector]);
        }

        return values.Concat(state switch
        {
            TaskState task => [task.TimeoutSeconds, task.HeartbeatSeconds, task.Credentials],
            MapState map => [map.Items, map.ItemSelector, map.MaxConcurrency, .. Of(map.Distributed)],
            PassState pass => [pass.Parameters],
            WaitState wait => [wait.Seconds, wait.Timestamp],
            FailState fail => [fail.Error, fail.Cause],
            _ => (IEnumerable<Template?>)[],
        });
    }

    private static IEnumerable<Template> Edges(State state) => state switch
    {
        ChoiceState choice => choice.Choices.SelectMany(static r =>
            new[] { r.Output }.OfType<Template>()
                .Concat(r.Assign.Select(static a => a.Value))
                .Concat(Expressions(r.Condition))),
        WorkState work => work.Catch.SelectMany(static c =>
            new[] { c.Output }.OfType<Template>().Concat(c.Assign.Select(static a => a.Value))),
        _ => [],
    };

    private static IEnumerable<Template?> Of(DistributedMap? map) => map is null
        ? []
        :
        [
            map.ItemReader?.Arguments, map.ItemReader?.MaxItems, map.ItemBatcher?.BatchInput,
            map.ItemBatcher?.MaxItemsPerBatch, map.ItemBatcher?.MaxInputBytesPerBatch, map.ResultWriter?.Arguments,
            map.ToleratedFailureCount, map.ToleratedFailurePercentage,
        ];

    private static IEnumerable<JsonPath> Of(Condition condition) => condition switch
    {
        Comparison comparison => new[] { comparison.Variable, comparison.OperandPath }.OfType<JsonPath>(),
        AndCondition and => and.Conditions.SelectMany(Of),
        OrCondition or => or.Conditions.SelectMany(Of),
        NotCondition not => Of(not.Inner),
        _ => [],
    };

    private static IEnumerable<Template> Expressions(Condition condition) => condition switch
    {
        ExpressionCondition expression => [expression.Value],
        AndCondition and => and.Conditions.SelectMany(Expressions),
        OrCondition or => or.Conditions.SelectMany(Expressions),
        NotCondition not => Expressions(not.Inner),
        _ => [],
    };
}
