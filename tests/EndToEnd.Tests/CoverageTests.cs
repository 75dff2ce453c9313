using System.Text;
using System.Text.Json.Nodes;
using Converter.Tests.House;
using Durable.Asl;
using Durable.Runtime;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using Durable.Runtime.Hosting;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace EndToEnd.Tests;

/// <summary>
/// One small machine for each feature of the language: converted, compiled, run. <c>docs/asl-coverage.md</c> is written from
/// what came out.
/// </summary>
public sealed class CoverageTests
{
    private const string Page = "docs/asl-coverage.md";

    private static readonly IReadOnlyList<Feature> Features = Feature.ReadAll();

    private static readonly IReadOnlyList<(string Key, string Text)> Objects =
    [
        ("a.json", "[1,2]"), ("a.jsonl", "{\"n\":1}\n{\"n\":2}\n"), ("a.csv", "x,y\n1,2\n"), ("b.csv", "1,2\n"), ("a.parquet", "PAR1"),
    ];

    public static TheoryData<string> Names => [.. Features.Select(static f => f.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_feature_does_what_the_service_does(string key)
    {
        var feature = Features.Single(f => f.Key == key);
        var conversion = Convert(feature, out var diagnostics);
        if (conversion?.Output is not { } output)
        {
            Assert.True(feature.IsRefused, string.Join('\n', diagnostics));
            return;
        }

        Assert.False(feature.IsRefused, "It converts now.");

        var (assembly, findings) = WorkflowAssembly.Load(output, CancellationToken.None);
        Assert.True(assembly is not null, string.Join('\n', findings));
        Assert.Empty(findings);
        var workflow = assembly.Create(
            UnavailableAwsServices.Instance, name => assembly.NumberSettings.ContainsKey(name) ? "3" : $"value of {name}");
        var result = await RunAsync(feature, workflow);

        var expected = feature.Expected;
        Assert.Equal((string?)expected["status"] ?? (expected["error"] is null ? "Succeeded" : "Failed"), result.Status.ToString());
        Assert.Equal((string?)expected["error"], result.Error);
        Assert.Equal(ServiceJson.Write(expected["output"]), ServiceJson.Write(result.Output));
    }

    [Fact]
    public void The_page_is_not_stale() =>
        Baseline.Check(Page, ToPage());

    private static Conversion? Convert(Feature feature, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var loader = new DefinitionLoader(new LoadOptions { Name = "feature" });
        var documents = loader.LoadText("feature.asl.json", feature.Definition, bag);
        var conversion = documents is [var document] ? ConversionPipeline.Convert(document, bag, new EmitOptions()) : null;
        diagnostics = bag.Sorted();
        return conversion;
    }

    private static async Task<LocalResult> RunAsync(Feature feature, IDurableWorkflow workflow)
    {
        var store = new InMemoryObjectStore();
        foreach (var (key, text) in Objects)
        {
            await store.WriteAsync("b", key, Encoding.UTF8.GetBytes(text));
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var request = new LocalRequest(workflow, feature.Input)
        {
            Clock = new VirtualTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            Environment = new StatesEnvironment { Interceptor = TaskMocks.Read(feature.Mocks), Objects = store },
        };
        return await LocalExecution.RunAsync(request, limit.Token);
    }

    private static string ToPage()
    {
        var page = new StringBuilder();
        page.Append("# What of the language is covered\n\n");
        page.Append("Each row is a machine of `tests/fixtures/coverage/features.json` that the tests convert, compile without a\n");
        page.Append("warning and run, and whose result they compare. *Exact*: what the service does is what the C# does.\n");
        page.Append("*Equivalent*: the same, with something to know or to do. *Refused*: a diagnostic and no code.\n");
        page.Append("`UPDATE_BASELINES=1 dotnet test` writes this page. [All diagnostics](diagnostics.md).\n");
        foreach (var group in Features.GroupBy(static f => f.Group))
        {
            page.Append($"\n## {group.Key}\n\n| feature | converted | note |\n|---|---|---|\n");
            foreach (var feature in group)
            {
                var conversion = Convert(feature, out var diagnostics);
                var notes = diagnostics.Select(static d => $"{d.Id}: {d.Message}").Append(feature.Note).OfType<string>().Distinct().ToList();
                var level = conversion?.Output is null ? "refused" : notes.Count > 0 ? "equivalent" : "exact";
                page.Append($"| {feature.Name} | {level} | {string.Join(" ", notes).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        return page.ToString();
    }

    private sealed record Feature(string Group, string Name, string Definition, JsonNode? Input, JsonNode? Mocks, JsonObject Expected)
    {
        public string Key => $"{Group}: {Name}";

        /// <summary>What a reader has to know that no diagnostic says.</summary>
        public string? Note { get; private init; }

        public bool IsRefused => Expected.ContainsKey("refused");

        public static IReadOnlyList<Feature> ReadAll()
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "fixtures", "coverage", "features.json"));
            var list = JsonNode.Parse(text) as JsonArray ?? throw new FormatException("The features are an array.");
            return
            [
                .. list.OfType<JsonObject>().Select(static f => new Feature(
                    Text(f, "group"), Text(f, "feature"), DefinitionText(f["definition"]), f["input"], f["mocks"], Object(f, "expected"))
                {
                    Note = (string?)f["note"],
                }),
            ];
        }

        // A machine whose placeholders stand outside strings is no JSON; it is written as text.
        private static string DefinitionText(JsonNode? node) => node is JsonValue text ? text.GetValue<string>() : node?.ToJsonString() ?? "";

        private static string Text(JsonObject feature, string member) =>
            (string?)feature[member] ?? throw new FormatException($"A feature has no '{member}'.");

        private static JsonObject Object(JsonObject feature, string member) =>
            feature[member] as JsonObject ?? throw new FormatException($"A feature has no '{member}'.");
    }
}
