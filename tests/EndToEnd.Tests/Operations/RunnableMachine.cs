using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Hosting;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification;

namespace EndToEnd.Tests.Operations;

/// <summary>A machine whose code is loaded and can be run with answers from a list.</summary>
internal sealed class RunnableMachine
{
    private readonly WorkflowAssembly _code;

    private RunnableMachine(StateMachineDefinition definition, WorkflowAssembly code)
    {
        (Definition, _code) = (definition, code);
    }

    public StateMachineDefinition Definition { get; }

    /// <summary>Null where the machine is refused, or its code does not compile, which other tests find.</summary>
    public static RunnableMachine? Of(string text, string? type = null, string file = "machine.json")
    {
        var diagnostics = new DiagnosticBag();
        var documents = new DefinitionLoader(new LoadOptions { Name = "machine" }).LoadText(file, text, diagnostics);
        if (documents is not [var document])
        {
            return null;
        }

        var binding = new BinderOptions
        {
            Type = type switch { "EXPRESS" => MachineType.Express, "STANDARD" => MachineType.Standard, _ => null },
        };
        var conversion = ConversionPipeline.Convert(document, diagnostics, new EmitOptions(), binding);
        if (conversion is not { Output: { } output, Definition: { } definition })
        {
            return null;
        }

        var (assembly, _) = WorkflowAssembly.Load(output);
        return assembly is null ? null : new RunnableMachine(definition, assembly);
    }

    public async Task<MachineRun> RunAsync(JsonNode? input, JsonArray tasks, JsonNode? recorded, JsonNode? settings = null)
    {
        var context = recorded?["context"];
        var objects = new InMemoryObjectStore();
        foreach (var fixture in recorded?["fixtures"]?["s3"]?.AsArray() ?? [])
        {
            var content = fixture?["body"] is JsonObject encoded
                ? Convert.FromBase64String((string?)encoded["base64"] ?? "")
                : Encoding.UTF8.GetBytes((string?)fixture?["body"] ?? "");
            await objects.WriteAsync(
                (string?)fixture?["bucket"] ?? "", (string?)fixture?["key"] ?? "", content, CancellationToken.None);
        }

        var clock = (string?)recorded?["clock"] is { } start
            ? DateTimeOffset.Parse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : (DateTimeOffset?)null;
        var time = new VirtualTimeProvider(clock);
        var trace = new TimedTrace(time);
        var echoes = recorded?["echoTasks"]?.AsArray().Select(static n => (string?)n ?? "") ?? [];
        var mocks = TaskMocks.Read(tasks, echoes);
        var request = new LocalRequest(_code.Create(UnavailableAwsServices.Instance, name => (string?)settings?[name] ?? ""), input?.DeepClone())
        {
            Clock = time,
            StopWhileIn = (string?)recorded?["external"]?["whileIn"],
            Environment = new StatesEnvironment
            {
                Interceptor = mocks,
                Observer = trace,
                Objects = objects,
                ExecutionId = (string?)context?["Execution"]?["Id"],
                ExecutionName = (string?)context?["Execution"]?["Name"],
            },
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var result = await LocalExecution.RunAsync(request, limit.Token);
        return new MachineRun(Definition, result, trace.Events, mocks.Calls, TimedOut(tasks));
    }

    /// <summary>The calls that end by their time-out; without a number they are counted within state and branch.</summary>
    private static HashSet<(string State, string Branch, int Occurrence)> TimedOut(JsonArray tasks) =>
    [
        .. tasks
            .GroupBy(static t => ((string?)t?["state"] ?? "", (string?)t?["branch"] ?? ""))
            .SelectMany(static g => g.Select((t, i) => (Call: (g.Key.Item1, g.Key.Item2, (int?)t?["occurrence"] ?? i), Task: t)))
            .Where(static t => t.Task?["outcome"]?["timedOut"] is not null)
            .Select(static t => t.Call),
    ];
}
