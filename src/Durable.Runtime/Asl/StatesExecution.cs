using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl;

/// <summary>What all scopes of one execution share.</summary>
internal sealed class StatesExecution
{
    private StatesExecution(
        StateMachineOptions options,
        StatesEnvironment environment,
        ExecutionIdentity identity,
        TimeProvider clock)
    {
        Options = options;
        Environment = environment;
        Identity = identity;
        Clock = clock;
    }

    public StateMachineOptions Options { get; }

    public StatesEnvironment Environment { get; }

    public ExecutionIdentity Identity { get; }

    public TimeProvider Clock { get; }

    public StatesLimits Limits => Environment.Limits ?? Options.Limits;

    public Occurrences Occurrences { get; private init; } = new();

    public static async Task<StatesExecution> StartAsync(
        IDurableContext context,
        JsonNode? input,
        StateMachineOptions options)
    {
        var environment = (context as StatesHostContext)?.Environment ?? new StatesEnvironment();
        var details = context.ExecutionContext as IExecutionDetails;
        var clock = environment.Clock ?? details?.TimeProvider ?? TimeProvider.System;
        var start = (environment.StartTime ?? details?.StartTime) is { } known
            ? ExecutionIdentity.Text(known)
            : options.ReadsStartTime ? await RememberStartAsync(context, clock) : null;
        var id = environment.ExecutionId ?? context.ExecutionContext.DurableExecutionArn;
        var name = options.Name;
        var identity = new ExecutionIdentity
        {
            Id = id,
            Name = environment.ExecutionName ?? details?.Name ?? NameIn(id),
            Input = input,
            RoleArn = environment.RoleArn,
            StartTime = start,
            HasRedriveCount = options.IsStandard,
            MachineId = environment.StateMachineId ?? FunctionArn(context) ?? name,
            MachineName = environment.StateMachineName ?? name,
        };
        return new StatesExecution(options, environment, identity, clock);
    }

    /// <summary>The execution of a distributed Map's child: another identity under the same roof.</summary>
    public StatesExecution ForChild(ExecutionIdentity child) =>
        new(Options, Environment, child, Clock) { Occurrences = Occurrences };

    private static Task<string> RememberStartAsync(IDurableContext context, TimeProvider clock) =>
        context.StepAsync((_, _) => Task.FromResult(ExecutionIdentity.Text(clock.GetUtcNow())), "Execution start time");

    private static string? FunctionArn(IDurableContext context) =>
        context.LambdaContext.InvokedFunctionArn is { Length: > 0 } arn ? arn : null;

    // …/durable-execution/<name>/<id> on the durable service, …:execution:<machine>:<name> on Step Functions.
    private static string NameIn(string id)
    {
        var parts = id.Split('/');
        return parts.Length > 2 ? parts[^2] : id[(id.LastIndexOf(':') + 1)..];
    }
}
