using System.Text.Json.Nodes;
using Converter.Tests.House;
using Durable.Runtime.Asl;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace EndToEnd.Tests;

/// <summary>The generated code does what each fixture's runs say: result, states visited, requests made.</summary>
public sealed class FixtureRunTests
{
    private static readonly string Fixtures = Path.Combine(Repository.Root, "tests", "fixtures");

    public static TheoryData<string> Runs =>
    [
        .. Directory.EnumerateFiles(Fixtures, "*.json", SearchOption.AllDirectories)
            .Where(static f => Path.GetFileName(Path.GetDirectoryName(f)) == "runs")
            .Select(static f => Path.GetRelativePath(Fixtures, f))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task RunEndsAsWrittenDown(string file)
    {
        var path = Path.Combine(Fixtures, file);
        var run = JsonNode.Parse(await File.ReadAllTextAsync(path)) ?? throw new FormatException(file);
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? Fixtures;
        var mocks = TaskMocks.Read(run["mocks"]);
        var trace = new StateTrace();
        var request = new LocalRequest(Load(folder, run["settings"]), run["input"]?.DeepClone())
        {
            Environment = new StatesEnvironment { Interceptor = mocks, Observer = trace },
        };

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var result = await LocalExecution.RunAsync(request, limit.Token);

        var expected = run["expected"];
        Assert.Equal((string?)expected?["status"], result.Status.ToString());
        Assert.True(JsonNode.DeepEquals(expected?["output"], result.Output), result.Output?.ToJsonString());
        Assert.Equal((string?)expected?["error"], result.Error);
        Assert.Equal((string?)expected?["cause"] ?? "", result.Cause ?? "");
        if (run["states"] is JsonArray states)
        {
            Assert.Equal(
                states.Select(static s => (string?)s),
                trace.Events.OfType<StateEntered>().Where(static e => e.Branch.Length == 0).Select(static e => e.State));
        }

        foreach (var call in run["requests"]?.AsArray() ?? [])
        {
            var made = mocks.Calls.Last(c => c.State == (string?)call?["state"]);
            Assert.True(JsonNode.DeepEquals(call?["request"], made.Request), made.Request?.ToJsonString());
        }
    }

    [Fact]
    public void EveryExampleHasRuns() => Assert.True(Directory.GetFiles(Fixtures, "*.json", SearchOption.AllDirectories)
        .Count(static f => Path.GetFileName(Path.GetDirectoryName(f)) == "runs") >= 10);

    private static Durable.Runtime.IDurableWorkflow Load(string folder, JsonNode? settings)
    {
        var diagnostics = new DiagnosticBag();
        var file = Directory.EnumerateFiles(folder, "definition.*").Single();
        var document = new DefinitionLoader(new LoadOptions { Name = "fixture" })
            .LoadBytes(Path.GetFileName(file), File.ReadAllBytes(file), diagnostics).Single();
        var output = ConversionPipeline.Convert(document, diagnostics, new EmitOptions()).Output;
        Assert.True(output is not null, string.Join('\n', diagnostics.Items));
        var (assembly, findings) = WorkflowAssembly.Load(output);
        Assert.True(assembly is not null, string.Join('\n', findings));
        return assembly.Create(UnavailableAwsServices.Instance, name => (string?)settings?[name] ?? "");
    }
}
