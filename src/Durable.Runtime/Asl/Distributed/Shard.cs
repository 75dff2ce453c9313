using System.Text.Json.Nodes;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>An execution that runs a part of a distributed Map's children for another one.</summary>
internal sealed class Shard(
    StatesExecution execution,
    ShardRequest request,
    Func<JsonNode?, StatesScope, Task<JsonNode?>> iteration)
{
    /// <summary>Runs the children.</summary>
    /// <returns>The records of their outcomes, in order.</returns>
    public async Task<JsonNode?> RunAsync(IDurableContext context)
    {
        var parent = execution.ForChild(request.Parent);
        var origin = new ScopeOrigin(context, "", request.Path, VariableSet.Empty, EventId: 1);
        var run = new MapRun
        {
            Scope = new StatesScope(parent, origin),
            Execution = parent,
            State = request.State,
            Branch = request.Branch,
            Path = request.Path,
            Options = new DistributedMapOptions(),
            Iteration = iteration,
            CanShard = false,
        };
        var runner = new ChildRunner(run, request.Names, new FailureAllowance(request.AllowedFailures));
        var outcomes = await runner.RunAsync(request.Children, NestingType.Flat, request.Concurrency);
        return new JsonArray([.. outcomes.Select(outcome => outcome.Record.DeepClone())]);
    }
}
