using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads Map states; what only a distributed one has is read by <see cref="DistributedMapBinder"/>.</summary>
internal static class MapBinder
{
    private static readonly string[] ProcessorFields = ["ProcessorConfig", "StartAt", "States", "Comment"];

    public static MapState? Bind(StateContext state)
    {
        var fields = state.Fields;
        fields.ExactlyOneOf("ItemProcessor", "Iterator");
        var processorName = fields.Has("ItemProcessor") ? "ItemProcessor" : "Iterator";
        var processor = fields.Below(processorName, $"'{processorName}' of state '{state.Name}'");
        processor?.AllowOnly(ProcessorFields);

        var mode = DistributedMapBinder.Decide(state, ProcessorMode.Read(processor));
        var distributed = DistributedMapBinder.Bind(state, mode);
        var childType = mode.IsDistributed ? mode.ExecutionType : state.Scope.Type;
        var scope = processor is null
            ? null
            : ScopeBinder.Bind(processor, state.Scope.Inside(childType, mode.IsDistributed)).FirstOrDefault();
        var map = WorkBinder.Bind(
            new MapState(state.Name, state.Language, state.Span)
            {
                Processor = scope ?? new Scope("", [], state.Span),
                Items = Items(state),
                ItemSelector = ItemSelector(state),
                MaxConcurrency = ValueBinder.Integer(state, fields, "MaxConcurrency", 0, int.MaxValue),
                Distributed = distributed,
            },
            state);
        return scope is null ? null : map;
    }

    private static Template? Items(StateContext state)
    {
        var fields = state.Fields;
        if (!state.IsJsonata)
        {
            return PathBinder.ReferenceTemplate(fields, "ItemsPath");
        }

        if (fields.Find("Items") is not { } items)
        {
            return null;
        }

        var isExpression = items.Value is SourceScalar { Kind: ScalarKind.String } text
            && ExpressionText.Inner(text.Text) is not null;
        var isLiteral = items.Value is SourceArray or SourceObject or SourceScalar { Kind: ScalarKind.Placeholder };
        if (!isExpression && !isLiteral)
        {
            fields.Report(
                DiagnosticDescriptors.ExpressionExpected, "Items", "Items", "an array",
                ValueText.Describe(items.Value));
            return null;
        }

        return TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, "Items");
    }

    private static Template? ItemSelector(StateContext state)
    {
        var fields = state.Fields;
        if (!state.IsJsonata)
        {
            fields.AtMostOneOf("ItemSelector", "Parameters");
        }

        var name = !state.IsJsonata && !fields.Has("ItemSelector") ? "Parameters" : "ItemSelector";
        return TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, name);
    }
}

/// <summary><c>ProcessorConfig</c>: whether iterations are executions of their own, and of which type.</summary>
internal sealed record ProcessorMode(bool IsDistributed, MachineType ExecutionType, SourceSpan Span)
{
    public static ProcessorMode Read(Fields? processor)
    {
        var span = processor?.Find("ProcessorConfig")?.NameSpan ?? processor?.Anchor ?? default;
        if (processor?.Below("ProcessorConfig", "'ProcessorConfig'") is not { } config)
        {
            return new ProcessorMode(false, MachineType.Standard, span);
        }

        config.AllowOnly("Mode", "ExecutionType");
        var isDistributed = config.OneOf("Mode", "INLINE", "DISTRIBUTED") == "DISTRIBUTED";
        if (isDistributed)
        {
            config.Require("ExecutionType");
        }

        var type = config.OneOf("ExecutionType", "STANDARD", "EXPRESS") == "EXPRESS"
            ? MachineType.Express
            : MachineType.Standard;
        return new ProcessorMode(isDistributed, type, span);
    }
}
