using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Hosting;
using Sfn2Durable.Verification;

namespace Conformance;

/// <summary>Kind "executions": converts, runs against the recorded answers, reports result, requests and trace.</summary>
internal static class ExecutionCase
{
    public static async Task<JsonObject> RunAsync(string folder, KillSweep? sweep, CancellationToken stop)
    {
        var options = Case.Read(folder, "options.json");
        var definition = await File.ReadAllBytesAsync(Path.Combine(folder, "definition.json"), stop).ConfigureAwait(false);
        var machine = Machine.Convert(definition, Machine.TypeOf(options), stop);
        if (machine.Code is not { } code)
        {
            return machine.Refusal ?? [];
        }

        return sweep is null
            ? await RunOnceAsync(folder, code, null, stop).ConfigureAwait(false)
            : await sweep.RunAsync(kill => RunOnceAsync(folder, code, kill, stop)).ConfigureAwait(false);
    }

    private static async Task<JsonObject> RunOnceAsync(string folder, WorkflowAssembly code, Kill? kill, CancellationToken stop)
    {
        var options = Case.Read(folder, "options.json");
        var echoes = options?["echoTasks"] is JsonArray names ? names.Select(static n => (string?)n ?? "") : [];
        var mocks = TaskMocks.Read(Case.Read(folder, "mocks.json"), echoes);
        var trace = new StateTrace();
        var start = TimeIn((string?)options?["clock"]) ?? new VirtualTimeProvider().GetUtcNow();
        var clock = new VirtualTimeProvider(start + (kill?.Delay ?? TimeSpan.Zero));
        var request = new LocalRequest(code.Create(UnavailableAwsServices.Instance), Case.Read(folder, "input.json"))
        {
            Clock = clock,
            Environment = EnvironmentOf(options?["context"]) with
            {
                Interceptor = mocks,
                Observer = trace,
                Objects = await ObjectsAsync(options?["fixtures"]?["s3"], clock, stop).ConfigureAwait(false),
            },
            StopWhileIn = (string?)options?["external"]?["whileIn"],
            Store = kill is null ? null : kill.Wrap,
            OnHost = kill is null ? null : kill.Attach,
        };
        return ToJson(await LocalExecution.RunAsync(request, stop).ConfigureAwait(false), mocks, trace);
    }

    public static StatesEnvironment EnvironmentOf(JsonNode? context) => new()
    {
        // A context that says more than who the execution is shows TestState's: it is complete.
        Context = context is JsonObject whole && whole["State"] is not null ? whole : null,
        ExecutionId = (string?)context?["Execution"]?["Id"],
        ExecutionName = (string?)context?["Execution"]?["Name"],
        RoleArn = (string?)context?["Execution"]?["RoleArn"],
        StateMachineId = (string?)context?["StateMachine"]?["Id"],
        StateMachineName = (string?)context?["StateMachine"]?["Name"],
    };

    private static async Task<InMemoryObjectStore> ObjectsAsync(
        JsonNode? fixtures, TimeProvider clock, CancellationToken stop)
    {
        var store = new InMemoryObjectStore(clock);
        foreach (var fixture in fixtures as JsonArray ?? [])
        {
            var body = fixture?["body"];
            var content = body is JsonObject encoded
                ? Convert.FromBase64String((string?)encoded["base64"] ?? "")
                : Encoding.UTF8.GetBytes((string?)body ?? "");
            await store.WriteAsync((string?)fixture?["bucket"] ?? "", (string?)fixture?["key"] ?? "", content, stop).ConfigureAwait(false);
        }

        return store;
    }

    private static DateTimeOffset? TimeIn(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static JsonObject ToJson(LocalResult result, TaskMocks mocks, StateTrace trace)
    {
        var json = new JsonObject
        {
            ["status"] = result.Status switch
            {
                LocalStatus.Succeeded => "SUCCEEDED",
                LocalStatus.TimedOut => "TIMED_OUT",
                LocalStatus.Aborted => "ABORTED",
                LocalStatus.Running => "RUNNING",
                _ => "FAILED",
            },
        };
        if (result.Status == LocalStatus.Succeeded)
        {
            json["output"] = result.Output?.DeepClone();
        }

        if (result.Error is not null)
        {
            json["error"] = result.Error;
        }

        if (result.Cause is not null)
        {
            json["cause"] = result.Cause;
        }

        json["calls"] = new JsonArray([.. mocks.Calls.Select(static c => new JsonObject
        {
            ["state"] = c.State,
            ["branch"] = c.Branch,
            ["occurrence"] = c.Occurrence,
            ["parameters"] = c.Request?.DeepClone(),
        })]);
        json["trace"] = new JsonArray([.. trace.Events.Select(ToJson).OfType<JsonNode>()]);
        return json;
    }

    private static JsonObject? ToJson(StatesEvent happened) => happened switch
    {
        StateEntered entered => Event("entered", entered, "input", entered.Input),
        StateExited { Assigned: { } assigned } exited => Event("exited", exited, "output", exited.Output, assigned),
        StateExited exited => Event("exited", exited, "output", exited.Output),
        _ => null,
    };

    private static JsonObject Event(string name, StatesEvent happened, string member, JsonNode? value, JsonNode? assigned = null)
    {
        var json = new JsonObject
        {
            ["event"] = name,
            ["state"] = happened.State,
            ["branch"] = happened.Branch,
            [member] = value?.DeepClone(),
        };
        if (assigned is not null)
        {
            json["assigned"] = assigned.DeepClone();
        }

        return json;
    }
}
