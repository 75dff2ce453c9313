using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit.Syntax;
using Sfn2Durable.Integrations;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Emit;

/// <summary>Everything that is one per generated workflow: names, settings, options and task methods.</summary>
internal sealed class MachineContext
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly NameAllocator _variableNames;

    public MachineContext(StateMachineDefinition definition, string name, EmitOptions options, DiagnosticBag diagnostics)
    {
        (Definition, Name, Emit, Diagnostics) = (definition, name, options, diagnostics);
        Members = new NameAllocator([.. RuntimeApi.ReservedNames, name, name + "Workflow", RuntimeApi.WorkflowRun]);
        _variableNames = new NameAllocator(LocalNames.All);
        Kinds = new VariableKinds(States);
        Settings = new SettingsTable(definition.Placeholders, new NameAllocator([name + "Settings"]));
        Options = new OptionFields(this);
        TaskMethods = new TaskMethodTable(this);
        SharedRetries = Repeated(States.OfType<WorkState>().Where(static s => s.Retry.Count > 0).Select(s => RetryKey(s.Retry)));
        SharedOptions = Repeated(States.OfType<WorkState>().Select(OptionsKey).OfType<string>());
    }

    public StateMachineDefinition Definition { get; }

    public string Name { get; }

    public EmitOptions Emit { get; }

    public DiagnosticBag Diagnostics { get; }

    /// <summary>Names of fields and methods of the workflow class.</summary>
    public NameAllocator Members { get; }

    public SettingsTable Settings { get; }

    public OptionFields Options { get; }

    public TaskMethodTable TaskMethods { get; }

    /// <summary>What is known of the values of the workflow variables.</summary>
    public VariableKinds Kinds { get; }

    /// <summary>Retry lists that stand at several states, by <see cref="RetryKey"/>.</summary>
    public IReadOnlySet<string> SharedRetries { get; }

    /// <summary>Constant options that several states have in common, by <see cref="OptionsKey"/>.</summary>
    public IReadOnlySet<string> SharedOptions { get; }

    public IEnumerable<State> States => StateEdges.AllStates(Definition.Root);

    /// <summary>The C# local of a workflow variable, the same in every method.</summary>
    public string VariableName(string variable) =>
        _variables.TryGetValue(variable, out var name)
            ? name
            : _variables[variable] = _variableNames.Camel(variable, variable);

    /// <summary>Names of variables, which no other local may take.</summary>
    public IEnumerable<string> VariableNames =>
        States.SelectMany(VariableUse.AssignmentsOf).Select(a => VariableName(a.Name));

    /// <summary>How a call runs under the options: <c>--lambda inline</c> makes functions steps with methods.</summary>
    public TaskCallKind KindOf(TaskCall call) =>
        Emit.Lambda == LambdaStyle.Inline && call.Kind is TaskCallKind.FunctionInvoke
            ? TaskCallKind.Request
            : call.Kind;

    public static string RetryKey(IReadOnlyList<Retrier> retriers) =>
        string.Join('\n', retriers.Select(static r => FormattableString.Invariant(
            $"{string.Join('\t', r.ErrorEquals)}|{r.IntervalSeconds}|{r.MaxAttempts}|{r.BackoffRate}|{r.MaxDelaySeconds}|{r.FullJitter}|{string.Join('\t', r.Settings)}")));

    /// <summary>What a state's constant options depend on, or null where it has none.</summary>
    public static string? OptionsKey(WorkState state)
    {
        var timeout = (state as TaskState)?.TimeoutSeconds as LiteralTemplate;
        var heartbeat = (state as TaskState)?.HeartbeatSeconds as LiteralTemplate;
        var concurrency = (state as MapState)?.MaxConcurrency as LiteralTemplate;
        return state.Retry.Count == 0 && timeout is null && heartbeat is null && concurrency is null
            ? null
            : $"{state.GetType().Name}|{RetryKey(state.Retry)}|{timeout?.Value}|{heartbeat?.Value}|{concurrency?.Value}";
    }

    private static HashSet<string> Repeated(IEnumerable<string> keys) =>
        [.. keys.GroupBy(static k => k, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => g.Key)];
}
