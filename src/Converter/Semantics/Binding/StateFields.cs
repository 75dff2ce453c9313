namespace Sfn2Durable.Semantics.Binding;

/// <summary>The kinds of states, for the table of fields.</summary>
[Flags]
internal enum StateKinds
{
    None = 0,
    Task = 1,
    Parallel = 2,
    Map = 4,
    Pass = 8,
    Wait = 16,
    Choice = 32,
    Succeed = 64,
    Fail = 128,
    Work = Task | Parallel | Map,
    Going = Work | Pass | Wait,
    All = Going | Choice | Succeed | Fail,
}

/// <summary>A field of states: which kinds have it, and in which query language (null: both).</summary>
internal sealed record StateField(string Name, StateKinds Kinds, QueryLanguage? Language = null);

/// <summary>Every field that a state can have. Whatever is not in this table, the service refuses.</summary>
internal static class StateFields
{
    public static IReadOnlyList<StateField> All { get; } =
    [
        new("Type", StateKinds.All),
        new("Comment", StateKinds.All),
        new("QueryLanguage", StateKinds.All),
        new("Next", StateKinds.Going),
        new("End", StateKinds.Going),
        new("InputPath", StateKinds.All & ~StateKinds.Fail, QueryLanguage.JsonPath),
        new("OutputPath", StateKinds.All & ~StateKinds.Fail, QueryLanguage.JsonPath),
        new("Parameters", StateKinds.Work | StateKinds.Pass, QueryLanguage.JsonPath),
        new("ResultSelector", StateKinds.Work, QueryLanguage.JsonPath),
        new("ResultPath", StateKinds.Work | StateKinds.Pass, QueryLanguage.JsonPath),
        new("Arguments", StateKinds.Task | StateKinds.Parallel, QueryLanguage.Jsonata),
        new("Output", StateKinds.All & ~StateKinds.Fail, QueryLanguage.Jsonata),
        new("Assign", StateKinds.Going | StateKinds.Choice),
        new("Retry", StateKinds.Work),
        new("Catch", StateKinds.Work),

        new("Resource", StateKinds.Task),
        new("TimeoutSeconds", StateKinds.Task),
        new("TimeoutSecondsPath", StateKinds.Task, QueryLanguage.JsonPath),
        new("HeartbeatSeconds", StateKinds.Task),
        new("HeartbeatSecondsPath", StateKinds.Task, QueryLanguage.JsonPath),
        new("Credentials", StateKinds.Task),

        new("Branches", StateKinds.Parallel),

        new("ItemProcessor", StateKinds.Map),
        new("Iterator", StateKinds.Map),
        new("ItemsPath", StateKinds.Map, QueryLanguage.JsonPath),
        new("Items", StateKinds.Map, QueryLanguage.Jsonata),
        new("ItemSelector", StateKinds.Map),
        new("MaxConcurrency", StateKinds.Map),
        new("MaxConcurrencyPath", StateKinds.Map, QueryLanguage.JsonPath),
        new("ItemReader", StateKinds.Map),
        new("ItemBatcher", StateKinds.Map),
        new("ResultWriter", StateKinds.Map),
        new("Label", StateKinds.Map),
        new("ToleratedFailureCount", StateKinds.Map),
        new("ToleratedFailureCountPath", StateKinds.Map, QueryLanguage.JsonPath),
        new("ToleratedFailurePercentage", StateKinds.Map),
        new("ToleratedFailurePercentagePath", StateKinds.Map, QueryLanguage.JsonPath),

        new("Result", StateKinds.Pass, QueryLanguage.JsonPath),

        new("Seconds", StateKinds.Wait),
        new("SecondsPath", StateKinds.Wait, QueryLanguage.JsonPath),
        new("Timestamp", StateKinds.Wait),
        new("TimestampPath", StateKinds.Wait, QueryLanguage.JsonPath),

        new("Choices", StateKinds.Choice),
        new("Default", StateKinds.Choice),

        new("Error", StateKinds.Fail),
        new("ErrorPath", StateKinds.Fail, QueryLanguage.JsonPath),
        new("Cause", StateKinds.Fail),
        new("CausePath", StateKinds.Fail, QueryLanguage.JsonPath),
    ];

    private static readonly Dictionary<string, StateField> ByName =
        All.ToDictionary(static field => field.Name, StringComparer.Ordinal);

    /// <summary>What a JSONata state has in place of a field of JSONPath, for the way out in messages.</summary>
    private static readonly Dictionary<string, string> Counterparts = new(StringComparer.Ordinal)
    {
        ["Parameters"] = "Arguments",
        ["ResultSelector"] = "Output",
        ["ResultPath"] = "Output",
        ["OutputPath"] = "Output",
        ["InputPath"] = "$states.input",
        ["ItemsPath"] = "Items",
        ["Result"] = "Output",
        ["Arguments"] = "Parameters",
        ["Items"] = "ItemsPath",
        ["Output"] = "ResultSelector",
    };

    public static StateField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The fields of one kind of state in one query language.</summary>
    public static IEnumerable<string> Of(StateKinds kind, QueryLanguage language) => All
        .Where(field => field.Kinds.HasFlag(kind) && (field.Language ?? language) == language)
        .Select(static field => field.Name);

    /// <summary>The sentence <c> Use 'Arguments'.</c>, or an empty text.</summary>
    public static string WayOut(string name, StateKinds kind)
    {
        var counterpart = name == "Parameters" && kind == StateKinds.Pass ? "Output"
            : name == "Parameters" && kind == StateKinds.Map ? "ItemSelector"
            : Counterparts.GetValueOrDefault(name);
        if (counterpart is not null)
        {
            return $" Use '{counterpart}'.";
        }

        return name.EndsWith("Path", StringComparison.Ordinal) ? $" Use '{name[..^4]}' with an expression." : "";
    }
}
