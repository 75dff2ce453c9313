using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Asl;

/// <content>Map in DISTRIBUTED mode.</content>
public sealed partial class StatesScope
{
    /// <summary>
    /// Runs a Map state in DISTRIBUTED mode: each item, or batch of items, is a child with a context object and
    /// variables of its own.
    /// </summary>
    /// <param name="state">The state's name.</param>
    /// <param name="items">The items, an array or an object; not looked at when the options name a reader.</param>
    /// <param name="iteration">The states of a child.</param>
    /// <param name="options">Reader, batcher, writer, thresholds, strategy, retry; <c>null</c> means the defaults.
    /// </param>
    /// <returns>An array of the outputs of the children that succeeded, in the order of the items; with a result writer
    /// what it wrote where.</returns>
    /// <exception cref="StatesException">More children failed than tolerated
    /// (<c>States.ExceedToleratedFailureThreshold</c>), the items cannot be read (<c>States.ItemReaderFailed</c>), or
    /// the results cannot be written (<c>States.ResultWriterFailed</c>).</exception>
    public Task<JsonNode?> DistributedMapAsync(
        string state,
        JsonNode? items,
        Func<JsonNode?, StatesScope, Task<JsonNode?>> iteration,
        DistributedMapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(iteration);
        options ??= new DistributedMapOptions();
        return RetryAsync(state, options, async () =>
        {
            var visit = VisitOf(state);
            var run = new MapRun
            {
                Scope = this,
                Execution = _execution,
                State = state,
                Branch = BranchOf(state),
                Path = PathOfAttempt(visit),
                Options = options,
                Iteration = iteration,
                CanShard = _execution.Options.MapProcessors.ContainsKey(state),
                Stop = _origin.Stop,
            };

            // State started, run started, run ended, state ended.
            _eventId += 4;
            var result = await AnswerAsync(run) is { } answer
                ? answer.Output
                : await new DistributedMap(run).RunAsync(items);
            CheckSize(result, state);
            return result;
        });
    }
}
