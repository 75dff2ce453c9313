using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Asl;

/// <summary>
/// Runs the states of one ASL scope: the state machine, a branch of a Parallel or an iteration of a Map. Generated
/// workflows call it for everything that plain C# cannot do by itself.
/// </summary>
/// <remarks>
/// <para>
/// A scope uses the public members of <see cref="IDurableContext"/> only, and is used by one flow of control: a branch
/// gets a scope of its own. Each state begins with <see cref="Enter"/>.
/// </para>
/// <para>
/// Failures are <see cref="StatesException"/>s with the error names and causes of the service. What the interpreter of
/// the service would report carries its prefix "An error occurred while executing the state …"; the event number in it
/// counts the events this scope knows of and is only now and then the service's number.
/// </para>
/// </remarks>
public sealed partial class StatesScope
{
    private readonly StatesExecution _execution;
    private readonly ScopeOrigin _origin;
    private readonly Dictionary<string, int> _visits = new(StringComparer.Ordinal);
    private VariableSet _variables;
    private StateVisit? _visit;
    private JsonObject? _context;
    private ItemOrigin? _selected;
    private int _eventId;
    private int _sequence;

    internal StatesScope(StatesExecution execution, ScopeOrigin origin)
    {
        _execution = execution;
        _origin = origin;
        _variables = origin.Variables;
        _eventId = origin.EventId;
    }

    /// <summary>The durable context of this scope, for what a state machine cannot say.</summary>
    public IDurableContext Durable => _origin.Durable;

    /// <summary>Where the scope runs: empty at the top, else like <c>Map[3]</c> or <c>Outer[2]/Par[0]</c>.</summary>
    public string Branch => _origin.Branch;

    /// <summary>
    /// The context object (<c>$$</c>, <c>$states.context</c>) as of now. Treat it as immutable.
    /// <c>State.EnteredTime</c> is there when the state was entered with <see cref="EnterAsync"/>, <c>Task.Token</c>
    /// while a callback's request is made, <c>Map.Item</c> inside an iteration and in an item selector.
    /// </summary>
    public JsonObject Context => _context ??= ContextFor(_selected ?? _origin.Item);

    /// <summary><c>Execution.Id</c> of the context object.</summary>
    public string ExecutionId => _execution.Identity.Id;

    /// <summary><c>Execution.Name</c> of the context object.</summary>
    public string ExecutionName => _execution.Identity.Name;

    /// <summary>Runs a state machine on a durable context.</summary>
    /// <param name="context">The context, as the engine gives it or wrapped in a
    /// <see cref="StatesHostContext"/>.</param>
    /// <param name="input">The execution's input; null is JSON null.</param>
    /// <param name="body">The states: receives the input and the top scope, returns the output.</param>
    /// <param name="options">What the state machine says about itself.</param>
    /// <returns>The execution's output; null is JSON null.</returns>
    /// <exception cref="StatesException">A state failed and nothing caught it.</exception>
    /// <exception cref="ExecutionTimeoutException"><see cref="StateMachineOptions.Timeout"/> has elapsed.</exception>
    public static async Task<JsonNode?> RunAsync(
        IDurableContext context,
        JsonNode? input,
        Func<JsonNode?, StatesScope, Task<JsonNode?>> body,
        StateMachineOptions options)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(options);
        var execution = await StatesExecution.StartAsync(context, input, options);
        if (ShardRequest.TryRead(input, execution.Identity, out var shard)
            && options.MapProcessors.TryGetValue(shard.State, out var processor))
        {
            return await new Shard(execution, shard, processor).RunAsync(context);
        }

        return options.Timeout is { } timeout
            ? await RunLimitedAsync(context, timeout, options.Name, RunTopAsync)
            : await RunTopAsync(context, CancellationToken.None);

        Task<JsonNode?> RunTopAsync(IDurableContext durable, CancellationToken stop)
        {
            // The first event is the start of the execution.
            var origin = new ScopeOrigin(durable, "", "", VariableSet.Empty, EventId: 1) { Stop = stop };
            return new StatesScope(execution, origin).ExecuteAsync(input, body);
        }
    }

    private static async Task<JsonNode?> RunLimitedAsync(
        IDurableContext context,
        TimeSpan timeout,
        string name,
        Func<IDurableContext, CancellationToken, Task<JsonNode?>> body)
    {
        try
        {
            return await new TimeLimit(timeout, name, () => new ExecutionTimeoutException()).RunAsync(context, body);
        }
        catch (DurableExecutionException failure) when (DurableErrors.OfUnit(failure) is { } error)
        {
            throw error;
        }
    }

    /// <summary>
    /// Begins a state: leaves the one before, whose output is this one's input, and tells observers.
    /// </summary>
    /// <param name="state">The state's name, exactly as in the definition.</param>
    /// <param name="input">Its raw input; null is JSON null.</param>
    public void Enter(string state, JsonNode? input)
    {
        ArgumentNullException.ThrowIfNull(state);
        Leave(input);
        var number = _visits[state] = _visits.GetValueOrDefault(state) + 1;
        _visit = new StateVisit(state, number, input, ++_eventId);
        _context = null;
        var sequence = _sequence++;
        Observer?.OnEvent(new StateEntered(state, Branch, _origin.Path, sequence, input));
    }

    /// <summary>
    /// Does what <see cref="Enter"/> does and records the time, for definitions that read <c>$$.State.EnteredTime</c>.
    /// Costs one operation.
    /// </summary>
    /// <param name="state">The state's name, exactly as in the definition.</param>
    /// <param name="input">Its raw input; null is JSON null.</param>
    /// <returns>A task that ends when the time is recorded.</returns>
    public async ValueTask EnterAsync(string state, JsonNode? input)
    {
        Enter(state, input);
        var visit = VisitOf(state);
        visit.EnteredTime = await Durable.StepAsync(
            (_, _) => Task.FromResult(ExecutionIdentity.Text(_execution.Clock.GetUtcNow())),
            $"{state} entered",
            cancellationToken: _origin.Stop);
        _context = null;
    }

    /// <summary>
    /// Notes what the current state assigns. The values are those of the C# variables, computed before any of them was
    /// set; they are kept by name for JSONata and for branches that start later.
    /// </summary>
    /// <param name="variables">Names and values; a null value is JSON null.</param>
    /// <exception cref="StatesException"><c>States.DataLimitExceeded</c>: larger than the limits on variables allow.
    /// </exception>
    public void Assigned(params (string Name, JsonNode? Value)[] variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        _variables = _variables.With(variables, _execution.Limits);
        if (_visit is not null && Observer is not null)
        {
            _visit.Assigned ??= [];
            foreach (var (name, value) in variables)
            {
                _visit.Assigned[name] = value?.DeepClone();
            }
        }
    }

    /// <summary>The failure of a Choice without a <c>Default</c> of which no rule is true.</summary>
    /// <returns>The exception to throw.</returns>
    public StatesException NoChoiceMatched() => Located(StatesException.Runtime(
        "Failed to transition out of the state. The state does not point to a next state."));

    /// <summary>Runs the scope's states.</summary>
    internal async Task<JsonNode?> ExecuteAsync(JsonNode? input, Func<JsonNode?, StatesScope, Task<JsonNode?>> body)
    {
        try
        {
            var output = await body(input, this);
            Leave(output);
            return output;
        }
        catch (UncatchableException failure)
        {
            throw Failed(failure.Error);
        }
        catch (StatesException failure)
        {
            throw Failed(Located(failure));
        }
    }
}
