using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;

namespace Sfn2Durable.Verification;

/// <summary>A request that a task made, in the place of the real call.</summary>
public sealed record RecordedCall(string State, string Branch, int Occurrence, JsonNode? Request);

/// <summary>
/// Answers tasks from a list: the n-th invocation of a state within a branch gets the outcome that is written down for
/// it. A task without an entry leaves the recording, and the run ends there.
/// </summary>
public sealed class TaskMocks : ITaskInterceptor
{
    /// <summary>The error of a task that nothing is written down for.</summary>
    public const string NoMock = "Runner.NoMock";

    private readonly Dictionary<(string State, string Branch, int Occurrence), JsonNode?> _outcomes = [];
    private readonly HashSet<string> _echoes;
    private readonly Dictionary<(string State, string Branch, int Occurrence), RecordedCall> _calls = [];
    private readonly Lock _lock = new();

    private TaskMocks(IEnumerable<string> echoes)
    {
        _echoes = [.. echoes];
    }

    /// <summary>The requests made, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls.Values];
            }
        }
    }

    /// <summary>Reads a list of outcomes: <c>[{state, branch, occurrence, outcome}]</c>.</summary>
    /// <param name="mocks">The list; branch defaults to the top and occurrence to the entry's place among its own.</param>
    /// <param name="echoes">States whose functions return their request.</param>
    /// <exception cref="FormatException">The list has another form; the message says where.</exception>
    public static TaskMocks Read(JsonNode? mocks, IEnumerable<string>? echoes = null)
    {
        var result = new TaskMocks(echoes ?? []);
        if (mocks is null)
        {
            return result;
        }

        if (mocks is not JsonArray entries)
        {
            throw new FormatException("Mocks are an array of {\"state\", \"outcome\"} objects.");
        }

        var next = new Dictionary<(string, string), int>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not JsonObject entry || Text(entry["state"]) is not { } state || entry["outcome"] is not JsonObject outcome)
            {
                throw new FormatException($"Entry {i} of the mocks needs \"state\" (text) and \"outcome\" (object).");
            }

            var branch = Text(entry["branch"]) ?? "";
            var occurrence = (int?)entry["occurrence"] ?? next.GetValueOrDefault((state, branch));
            next[(state, branch)] = occurrence + 1;
            result._outcomes[(state, branch, occurrence)] = outcome;
        }

        return result;
    }

    public Task<TaskOutcome> InterceptAsync(TaskInvocation call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var key = (call.State, call.Branch, call.Occurrence);
        lock (_lock)
        {
            _calls[key] = new RecordedCall(call.State, call.Branch, call.Occurrence, call.Request);
        }

        return Task.FromResult(_outcomes.TryGetValue(key, out var outcome) ? Outcome(outcome)
            : _echoes.Contains(call.State) ? TaskOutcome.Succeeded(Echo(call))
            : TaskOutcome.Failed(NoMock, $"No answer is written down for '{call.State}' {call.Branch} #{call.Occurrence}."));
    }

    private static JsonNode? Echo(TaskInvocation call) => call.Kind == TaskKind.LambdaInvoke
        ? new JsonObject { ["Payload"] = call.Request?["Payload"]?.DeepClone(), ["StatusCode"] = 200 }
        : call.Request?.DeepClone();

    private static TaskOutcome Outcome(JsonNode? outcome)
    {
        if (outcome is JsonObject { } o && o.TryGetPropertyValue("output", out var output))
        {
            return TaskOutcome.Succeeded(output?.DeepClone());
        }

        if (outcome?["pending"]?.GetValueKind() == JsonValueKind.True)
        {
            return TaskOutcome.Pending;
        }

        if (outcome?["timedOut"]?.GetValueKind() == JsonValueKind.True)
        {
            return TaskOutcome.TimedOut;
        }

        var cause = Text(outcome?["cause"]) ?? (outcome?["causeJson"] is { } json ? ServiceJson.Write(json) : null);
        return TaskOutcome.Failed(Text(outcome?["error"]), cause);
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
