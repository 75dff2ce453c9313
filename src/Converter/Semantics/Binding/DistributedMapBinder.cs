using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Reads what only a Map in DISTRIBUTED mode may have.</summary>
internal static class DistributedMapBinder
{
    private const int MaxLabelLength = 40;
    private const long MaxItems = 100_000_000;
    private const long MaxBatchBytes = 262_144;
    private const string ForbiddenInLabel = "?*<>{}[]:;,\\|^~$#%&\"`";

    private static readonly string[] OwnFields =
    [
        "ItemReader", "ItemBatcher", "ResultWriter", "Label", "ToleratedFailureCount", "ToleratedFailureCountPath",
        "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
    ];

    /// <summary>
    /// Whether the Map is a distributed one. Fields that only a distributed one has say so too, where
    /// <c>ProcessorConfig</c> does not; a label alone changes nothing and is ignored.
    /// </summary>
    public static ProcessorMode Decide(StateContext state, ProcessorMode mode)
    {
        if (mode.IsDistributed)
        {
            return mode;
        }

        var own = state.Fields.Members.Where(static member => OwnFields.Contains(member.Name)).ToList();
        foreach (var member in own)
        {
            var effect = member.Name == "Label" ? " It is ignored." : " The Map is taken for a distributed one.";
            state.Machine.Report(
                DiagnosticDescriptors.DistributedOnly, member.NameSpan, state.Fields.Path.Field(member.Name),
                member.Name, effect);
        }

        return mode with { IsDistributed = own.Exists(static member => member.Name != "Label") };
    }

    public static DistributedMap? Bind(StateContext state, ProcessorMode mode)
    {
        var fields = state.Fields;
        var map = new DistributedMap(mode.ExecutionType, mode.Span)
        {
            Label = Label(state),
            ItemReader = ItemReaderBinder.Bind(state),
            ItemBatcher = Batcher(state),
            ResultWriter = ResultWriterBinder.Bind(state),
            ToleratedFailureCount = ValueBinder.Integer(state, fields, "ToleratedFailureCount", 0, MaxItems),
            ToleratedFailurePercentage = ValueBinder.Real(state, fields, "ToleratedFailurePercentage", 0, 100),
        };
        return mode.IsDistributed ? map : null;
    }

    private static string? Label(StateContext state)
    {
        if (state.Fields.Text("Label") is not { } label)
        {
            return null;
        }

        if (Placeholders.First(label) is null
            && (label.Length is 0 or > MaxLabelLength || label.Any(static c => !IsAllowed(c))))
        {
            state.Fields.Report(DiagnosticDescriptors.InvalidLabel, "Label");
        }
        else if (!state.Machine.Labels.Add(label))
        {
            state.Fields.Report(DiagnosticDescriptors.DuplicateLabel, "Label", label);
        }

        return label;
    }

    private static bool IsAllowed(char c) =>
        !char.IsWhiteSpace(c) && !char.IsControl(c) && !ForbiddenInLabel.Contains(c, StringComparison.Ordinal);

    private static ItemBatcher? Batcher(StateContext state)
    {
        if (state.Fields.Below("ItemBatcher", $"'ItemBatcher' of state '{state.Name}'") is not { } fields)
        {
            return null;
        }

        string[] limits = state.IsJsonata
            ? ["MaxItemsPerBatch", "MaxInputBytesPerBatch"]
            : ["MaxItemsPerBatch", "MaxItemsPerBatchPath", "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"];
        fields.AllowOnly([.. limits, "BatchInput"]);
        if (!limits.Any(fields.Has))
        {
            state.Machine.Report(
                DiagnosticDescriptors.BatchWithoutLimit, fields.Anchor, fields.Path, string.Join("', '", limits));
        }

        return new ItemBatcher(fields.Anchor)
        {
            BatchInput = TemplateBinder.For(state, ExpressionPlace.Field).Field(fields, "BatchInput"),
            MaxItemsPerBatch = ValueBinder.Integer(state, fields, "MaxItemsPerBatch", 1, MaxItems),
            MaxInputBytesPerBatch = ValueBinder.Integer(state, fields, "MaxInputBytesPerBatch", 1, MaxBatchBytes),
        };
    }
}
