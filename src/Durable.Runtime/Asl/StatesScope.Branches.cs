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
    /// <exception cref="StatesException">A branch failed in the last attempt; it is the branch's own error, and the other
    /// branches are told to stop.</exception>
    public Task<JsonNode?> ParallelAsync(
        string state,
        JsonNode? input,
        IReadOnlyList<Func<JsonNode?, StatesScope, Task<JsonNode?>>> branches,
        WorkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(branches);
        return RetryAsync(state, options, async () =>
        {
            var start = StartUnits(state, eventsPerUnit: 0);
            var config = new ParallelConfig { CompletionConfig = CompletionConfig.AllSuccessful() };
            var units = branches.Select((branch, index) => RunAsync(index, branch)).ToList();
            return await CollectAsync(state, await Durable.ParallelAsync(units, state, config, _origin.Stop));

            Func<IDurableContext, CancellationToken, Task<JsonNode?>> RunAsync(
                int index,
                Func<JsonNode?, StatesScope, Task<JsonNode?>> branch) =>
                (durable, stop) => start(durable, index, stop).ExecuteAsync(input, branch);
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
            var array = items as JsonArray ?? throw NotAnArray(items, options.ItemsPath);
            var start = StartUnits(state, eventsPerUnit: 1);
            var config = new MapConfig<JsonNode?>
            {
                CompletionConfig = CompletionConfig.AllSuccessful(),
                MaxConcurrency = ConcurrencyOf(options),
            };
            var batch = await Durable.MapAsync<JsonNode?, JsonNode?>([.. array], RunAsync, state, config, _origin.Stop);
            return await CollectAsync(state, batch);

            Task<JsonNode?> RunAsync(
                IDurableContext durable,
                JsonNode? item,
                int index,
                IReadOnlyList<JsonNode?> all,
                CancellationToken stop)
            {
                var origin = new ItemOrigin(index, item);
                var input = options.ItemSelector is null ? item : options.ItemSelector(new MapItem(this, origin));
                return start(durable, index, stop, origin).ExecuteAsync(input, iteration);
            }
        });
    }

    private delegate StatesScope UnitStart(
        IDurableContext durable, int index, CancellationToken stop, ItemOrigin? item = null);

    /// <summary>Prepares the scopes of one attempt: what they inherit is fixed now, before the first one runs.</summary>
    private UnitStart StartUnits(string state, int eventsPerUnit)
    {
        var visit = VisitOf(state);
        var variables = _variables;
        var firstEvent = ++_eventId;
        var path = $"{PathOf(visit)}.{visit.RetryCount}";
        var branch = Branch.Length == 0 ? state : $"{Branch}/{state}";
        return (durable, index, stop, item) =>
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"[{index}]");
            var eventId = firstEvent + eventsPerUnit;
            return new StatesScope(_execution, new ScopeOrigin(durable, branch + suffix, path + suffix, variables, eventId)
            {
                Item = item ?? _origin.Item,
                Stop = stop,
            });
        };
    }

    private async Task<JsonNode?> CollectAsync(string state, IBatchResult<JsonNode?> batch)
    {
        _eventId++;
        await RememberOccurrencesAsync(state);
        if (batch.Failed is [{ Error: { } failure }, ..])
        {
            throw DurableErrors.OfUnit(failure) ?? (Exception)failure;
        }

        var results = new JsonArray([.. batch.All.Select(unit => unit.Result?.DeepClone())]);
        CheckSize(results, state);
        return results;
    }

    private int? ConcurrencyOf(MapOptions options)
    {
        var own = options.MaxConcurrency > 0 ? options.MaxConcurrency : int.MaxValue;
        var most = Math.Min(own, _execution.Limits.InlineMapConcurrency ?? int.MaxValue);
        return most == int.MaxValue ? null : most;
    }

    private static StatesException NotAnArray(JsonNode? items, string? path) => path is not null
        ? StatesException.Runtime($"Reference path \"{path}\" must point to array.")
        : new StatesException(
            ErrorNames.QueryEvaluationError,
            $"Map state input must be an array but was: {ServiceJson.Write(items)}")
        {
            IsInterpreterError = true,
        };
}
