using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <content>Parallel and inline Map.</content>
public sealed partial class StatesScope
{
    /// <summary>Runs the branches of a Parallel state side by side.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="input">What every branch is given; null is JSON null.</param>
    /// <param name="branches">The branches, each with a scope of its own.</param>
    /// <param name="options">Retry; <c>null</c> means none.</param>
    /// <returns>An array of the branches' outputs, in the order of the branches.</returns>
    /// <exception cref="StatesException">A branch failed in the last attempt; it is the branch's own error, and the
    /// other branches are told to stop.</exception>
    public Task<JsonNode?> ParallelAsync(
        string state,
        JsonNode? input,
        IReadOnlyList<Func<JsonNode?, StatesScope, Task<JsonNode?>>> branches,
        WorkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(branches);
        return RetryAsync(state, options, async () =>
        {
            var units = new UnitScopes(this, VisitOf(state), _eventId + 1);
            var config = new ParallelConfig { CompletionConfig = CompletionConfig.AllSuccessful() };
            var functions = branches.Select((branch, index) => RunAsync(index, branch)).ToList();
            var batch = await Durable.ParallelAsync(functions, state, config, _origin.Stop);
            return Collect(state, units, batch);

            Func<IDurableContext, CancellationToken, Task<JsonNode?>> RunAsync(
                int index,
                Func<JsonNode?, StatesScope, Task<JsonNode?>> branch) =>
                (durable, stop) => units.RunAsync(new UnitStart(durable, index, _origin.Item, stop), input, branch);
        });
    }

    /// <summary>Runs an inline Map state: the same states for every item, side by side.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="items">The items, an array.</param>
    /// <param name="iteration">The states of an iteration, with a scope of its own.</param>
    /// <param name="options">Concurrency, item selector, retry; <c>null</c> means the defaults.</param>
    /// <returns>An array of the iterations' outputs, in the order of the items.</returns>
    /// <exception cref="StatesException">An iteration failed in the last attempt; it is the iteration's own error, and
    /// the others are told to stop. Or the items are no array.</exception>
    public Task<JsonNode?> MapAsync(
        string state,
        JsonNode? items,
        Func<JsonNode?, StatesScope, Task<JsonNode?>> iteration,
        MapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(iteration);
        options ??= new MapOptions();
        return RetryAsync(state, options, async () =>
        {
            var array = items as JsonArray ?? throw NotAnArray(items);

            // The Map started, and so did the iteration.
            var units = new UnitScopes(this, VisitOf(state), _eventId + 2);
            var config = new MapConfig<JsonNode?>
            {
                CompletionConfig = CompletionConfig.AllSuccessful(),
                MaxConcurrency = ConcurrencyOf(options),
            };
            var batch = await Durable.MapAsync<JsonNode?, JsonNode?>([.. array], RunAsync, state, config, _origin.Stop);
            return Collect(state, units, batch);

            Task<JsonNode?> RunAsync(
                IDurableContext durable,
                JsonNode? item,
                int index,
                IReadOnlyList<JsonNode?> all,
                CancellationToken stop)
            {
                var origin = new ItemOrigin(index, item);
                var input = Select(options.ItemSelector, origin);
                return units.RunAsync(new UnitStart(durable, index, origin, stop), input, iteration);
            }
        });
    }

    /// <summary>The failure of a Map whose items are no array.</summary>
    /// <remarks>What <see cref="JsonData.ItemsPath"/> has not refused before is the input of a JSONata Map without
    /// <c>Items</c>.</remarks>
    internal static StatesException NotAnArray(JsonNode? items) => new(
        ErrorNames.QueryEvaluationError,
        $"Map state input must be an array but was: {ServiceJson.Write(items)}")
    {
        IsInterpreterError = true,
    };

    /// <summary>The input of an iteration. While the selector runs, the context object shows the item.</summary>
    internal JsonNode? Select(Func<MapItem, JsonNode?>? selector, ItemOrigin item)
    {
        if (selector is null)
        {
            return item.Value;
        }

        // An engine may start iterations on several threads.
        lock (_visits)
        {
            (_selected, _context) = (item, null);
            try
            {
                return selector(new MapItem(this, item));
            }
            finally
            {
                (_selected, _context) = (null, null);
            }
        }
    }

    private JsonArray Collect(string state, UnitScopes units, IBatchResult<JsonNode?> batch)
    {
        // Started, and succeeded or failed.
        _eventId += 2;
        var outputs = new JsonArray([.. batch.Succeeded.Select(unit => units.OutputOf(unit.Result)?.DeepClone())]);
        var failures = batch.Failed.Select(unit => units.FailureOf(unit.Error)).ToList();
        if (failures is [var first, ..])
        {
            throw first;
        }

        CheckSize(outputs, state);
        return outputs;
    }

    private int? ConcurrencyOf(MapOptions options)
    {
        var own = options.MaxConcurrency > 0 ? options.MaxConcurrency : int.MaxValue;
        var most = Math.Min(own, _execution.Limits.InlineMapConcurrency ?? int.MaxValue);
        return most == int.MaxValue ? null : most;
    }

    private sealed record UnitStart(IDurableContext Durable, int Index, ItemOrigin? Item, CancellationToken Stop);

    /// <summary>The scopes of one attempt. What they inherit is fixed before the first one runs.</summary>
    private sealed class UnitScopes(StatesScope parent, StateVisit visit, int eventId)
    {
        private readonly VariableSet _variables = parent._variables;
        private readonly string _branch = parent.BranchOf(visit.Name);
        private readonly string _path = parent.PathOfAttempt(visit);
        private readonly Occurrences? _occurrences =
            parent._execution.Environment.Interceptor is null ? null : parent._execution.Occurrences;

        public Task<JsonNode?> RunAsync(
            UnitStart start,
            JsonNode? input,
            Func<JsonNode?, StatesScope, Task<JsonNode?>> body)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"[{start.Index}]");
            var origin = new ScopeOrigin(start.Durable, _branch + suffix, _path + suffix, _variables, eventId)
            {
                Item = start.Item,
                Stop = start.Stop,
            };
            var scope = new StatesScope(parent._execution, origin);
            return _occurrences is null
                ? scope.ExecuteAsync(input, body)
                : Tally.RunAsync(_occurrences, origin.Branch, () => scope.ExecuteAsync(input, body));
        }

        public JsonNode? OutputOf(JsonNode? result) =>
            _occurrences is null ? result : Tally.Output(result, _occurrences);

        /// <summary>The state machine's error; anything else surfaces as it is.</summary>
        public Exception FailureOf(DurableExecutionException? failure)
        {
            failure ??= new ChildContextException();
            return (_occurrences is null ? null : Tally.Failure(failure, _occurrences))
                ?? DurableErrors.OfUnit(failure)
                ?? (Exception)failure;
        }
    }
}
