using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <content>Attempts and retries of Task, Parallel and Map, and the steps that they are made of.</content>
/// <remarks>
/// Every attempt is an operation of its own and the delay between two is a durable wait. A replay goes through the same
/// failures again, so the counters of the retriers need no record. The engine's own retries would save the wait, but
/// tell neither which retrier was used how often nor, in a replay, how many attempts it took.
/// </remarks>
public sealed partial class StatesScope
{
    private async Task<JsonNode?> RetryAsync(string state, WorkOptions? options, Func<Task<JsonNode?>> attempt)
    {
        var visit = VisitOf(state);
        var counters = new RetryCounters(options?.Retry ?? [], () => Seed(visit));
        while (true)
        {
            visit.RetryCount = counters.Total;
            visit.Token = null;
            _context = null;
            TimeSpan delay;
            try
            {
                return await attempt();
            }
            catch (StatesException failure)
            {
                var error = Located(failure);
                var next = counters.Next(error);
                Report(visit, error, next);
                delay = next ?? throw error;
            }

            await DurableTimer.WaitAsync(Durable, delay, $"{state} retry", _origin.Stop);
        }
    }

    private Task<JsonNode?> RunTaskAsync(TaskCall call, Func<Task<JsonNode?>> attempt) =>
        RetryAsync(call.State, call.Options, async () =>
        {
            // Scheduled, started, and succeeded or failed.
            _eventId += 3;
            try
            {
                var result = await attempt();
                CheckSize(result, call.Source);
                return result;
            }
            catch (StatesException failure)
            {
                throw AsTaskFailure(Located(failure));
            }
        });

    /// <summary>Runs a step whose failures are errors of the current state.</summary>
    internal Task<JsonNode?> StepAsync(
        string name,
        Func<CancellationToken, Task<JsonNode?>> body,
        StepSemantics semantics = StepSemantics.AtLeastOncePerRetry) =>
        new DurableStep(name, body) { Semantics = semantics, Complete = Located }.RunAsync(Durable, _origin.Stop);

    private static StatesException AsTaskFailure(StatesException error) => error.IsTaskFailure
        ? error
        : new StatesException(error.Error, error.Cause, error)
        {
            IsTaskFailure = true,
            IsHeartbeatTimeout = error.IsHeartbeatTimeout,
            IsInterpreterError = error.IsInterpreterError,
        };

    private TaskContext ContextOf(TaskCall call, CancellationToken cancellation)
    {
        var visit = VisitOf(call.State);
        var retries = visit.RetryCount;
        return new TaskContext(call.State, Branch, retries ?? 0, () => StableHash.Uuid(Seed(visit) + $"|{retries}"))
        {
            Token = visit.Token,
            Credentials = call.Options.Credentials,
            CancellationToken = cancellation,
        };
    }

    /// <summary>A text that no other visit of a state has, in any execution.</summary>
    private string Seed(StateVisit visit) => $"{Durable.ExecutionContext.DurableExecutionArn}|{PathOf(visit)}";

    private string PathOf(StateVisit visit) => _origin.Path.Length == 0
        ? $"{visit.Name}.{visit.Number}"
        : $"{_origin.Path}/{visit.Name}.{visit.Number}";

    /// <summary>The path of an attempt's units, without their index.</summary>
    private string PathOfAttempt(StateVisit visit) =>
        string.Create(CultureInfo.InvariantCulture, $"{PathOf(visit)}.{visit.RetryCount ?? 0}");

    /// <summary>The branch of a state's units, without their index.</summary>
    private string BranchOf(string state) => Branch.Length == 0 ? state : $"{Branch}/{state}";

    private void Report(StateVisit visit, StatesException error, TimeSpan? delay)
    {
        var sequence = _sequence++;
        Observer?.OnEvent(new AttemptFailed(visit.Name, Branch, _origin.Path, sequence, error, delay));
    }
}
