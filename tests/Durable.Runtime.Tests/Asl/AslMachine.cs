using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Durable.Runtime.Tests.Storage;

namespace Durable.Runtime.Tests.Asl;

/// <summary>
/// Runs hand-written state machines on a host in memory with a virtual clock: once undisturbed, then again and again
/// with the process killed after the first checkpoint, the second, and so on. Every run must end alike.
/// </summary>
internal sealed class AslMachine(Func<JsonNode?, StatesScope, Task<JsonNode?>> body)
{
    public StateMachineOptions Options { get; init; } = new() { Name = "machine" };

    public StatesEnvironment Environment { get; init; } = new();

    public EngineOptions Engine { get; init; } = new();

    /// <summary>Functions that chained invokes find, by name.</summary>
    public Dictionary<string, Func<JsonNode?, JsonNode?>> Functions { get; init; } = [];

    /// <summary>What somebody outside does while the execution runs.</summary>
    public Func<EmbeddedHost, string, Task>? Outside { get; init; }

    /// <summary>False for machines whose outcome depends on when a step ran.</summary>
    public bool Sweeps { get; init; } = true;

    /// <summary>Makes the store of a run; one in memory by default.</summary>
    public Func<TimeProvider, IExecutionStore> Store { get; init; } =
        clock => new InMemoryExecutionStore(new StoreOptions { TimeProvider = clock });

    /// <summary>A clock for task methods; the host's virtual clock by default.</summary>
    public bool TasksOnVirtualClock { get; init; } = true;

    public static Task<AslRun> RunAsync(Func<JsonNode?, StatesScope, Task<JsonNode?>> body, string input = "{}") =>
        new AslMachine(body).RunAsync(input);

    /// <summary>The same machine with somebody outside, or without kills.</summary>
    public AslMachine With(Func<EmbeddedHost, string, Task>? outside = null, bool sweeps = true) => new(body)
    {
        Options = Options,
        Environment = Environment,
        Engine = Engine,
        Functions = Functions,
        Store = Store,
        Outside = outside ?? Outside,
        Sweeps = sweeps,
    };

    public async Task<AslRun> RunAsync(string input = "{}")
    {
        var undisturbed = await RunOnceAsync(input, crashAfter: null);
        for (var crash = 1; Sweeps && crash <= undisturbed.Checkpoints; crash++)
        {
            var disturbed = await RunOnceAsync(input, crash);
            Assert.True(
                undisturbed.Ending == disturbed.Ending,
                $"Killed after checkpoint {crash} of {undisturbed.Checkpoints}: {disturbed.Ending}\n"
                + $"Undisturbed: {undisturbed.Ending}");
        }

        return undisturbed;
    }

    private async Task<AslRun> RunOnceAsync(string input, int? crashAfter)
    {
        var clock = new VirtualTimeProvider();
        var store = new CrashingStore(Store(clock), crashAfter);
        var log = new EventLog();
        await using var host = new EmbeddedHost(
            new EmbeddedHostOptions { TimeProvider = clock, Store = store, Engine = Engine });
        store.Host = host;
        Register(host, clock, log);
        var execution = await host.StartExecutionAsync("machine", JsonNode.Parse(input), "run");
        var outside = Outside?.Invoke(host, execution.Id) ?? Task.CompletedTask;
        var end = await host.WaitForEndAsync(execution.Id);
        await outside;
        var operations = await host.Store.GetOperationsAsync(execution.Id);
        return new AslRun(end, operations, log.Events, store.Checkpoints);
    }

    private void Register(EmbeddedHost host, VirtualTimeProvider clock, EventLog log)
    {
        foreach (var (name, function) in Functions)
        {
            host.RegisterFunction<JsonNode?, JsonNode?>(name, (payload, _) => Task.FromResult(function(payload)));
        }

        var environment = Environment with
        {
            Observer = log,
            ProcessClock = TasksOnVirtualClock ? clock : Environment.ProcessClock,
        };
        host.RegisterWorkflow<JsonNode?, JsonNode?>("machine", (data, context) =>
            StatesScope.RunAsync(new StatesHostContext(context, environment), data, body, Options));
    }

    private sealed class EventLog : IStatesObserver
    {
        private readonly HashSet<(string Scope, int Sequence)> _seen = [];

        public List<StatesEvent> Events { get; } = [];

        public void OnEvent(StatesEvent happened)
        {
            lock (_seen)
            {
                if (_seen.Add((happened.Scope, happened.Sequence)))
                {
                    Events.Add(happened);
                }
            }
        }
    }
}

/// <summary>How a state machine ran.</summary>
internal sealed record AslRun(
    ExecutionInfo Execution,
    IReadOnlyList<OperationRecord> Operations,
    IReadOnlyList<StatesEvent> Events,
    int Checkpoints)
{
    private readonly StatesException? _error =
        StatesException.TryParse(Execution.Error?.ErrorData, out var error) ? error : null;

    public TimeSpan Elapsed => (Execution.EndTime ?? Execution.StartTime) - Execution.StartTime;

    public JsonNode? Output => Execution.Status == ExecutionStatus.Succeeded
        ? JsonNode.Parse(Execution.Result ?? "null")
        : throw new InvalidOperationException($"The execution ended with {Ending}.");

    public string OutputText => ServiceJson.Write(Output);

    public string? Error => _error?.Error;

    public string? Cause => _error?.Cause;

    /// <summary>Status and outcome, for comparing runs.</summary>
    public string Ending =>
        $"{Execution.Status} {Execution.Result}{Execution.Error?.ErrorType} {Execution.Error?.ErrorMessage}";

    /// <summary>The events as short texts, such as <c>+A</c> for entering and <c>-A</c> for leaving.</summary>
    public string Trace => string.Join(' ', Events.Select(happened => happened switch
    {
        StateEntered => $"+{Place(happened)}",
        StateExited => $"-{Place(happened)}",
        AttemptFailed { RetryDelay: null } => $"!{Place(happened)}",
        AttemptFailed failed => $"~{Place(happened)}({failed.RetryDelay?.TotalSeconds})",
        _ => $"x{Place(happened)}",
    }));

    /// <summary>The operations as <c>TYPE name</c>, in the order they were made.</summary>
    public IEnumerable<string> OperationNames =>
        Operations.Where(operation => operation.Type != OperationType.Execution)
            .Select(operation => $"{operation.Type} {operation.Name}");

    private static string Place(StatesEvent happened) =>
        happened.Branch.Length == 0 ? happened.State : $"{happened.Branch}/{happened.State}";
}
