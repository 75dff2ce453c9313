using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Durable.Asl.Jsonata.Syntax;
using Xunit.Abstractions;

namespace Durable.Asl.Tests.Corpus;

/// <summary>The language's own test suite, where it lies beside the checkout: one test per group of cases.</summary>
public sealed class JsonataSuiteTests(ITestOutputHelper output)
{
    private const string Suite = "corpus/jsonata-test-suite";

    public static TheoryData<string> Groups => SharedFolder.Path is { } shared
        ? [.. Names(Path.Combine(shared, Suite, "groups"))]
        : ["(none)"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void EveryCaseOfTheGroupPasses(string group)
    {
        if (SharedFolder.Path is not { } shared)
        {
            SharedFolder.ReadCases(Suite, output);
            return;
        }

        var cases = SuiteCase.Read(Path.Combine(shared, Suite), group).ToList();
        var misses = cases.Select(found => found.Check()).OfType<string>().ToList();
        output.WriteLine($"{group}: {cases.Count - misses.Count} of {cases.Count}");
        misses.ForEach(output.WriteLine);

        Assert.NotEmpty(cases);
        Assert.Empty(misses);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void EveryExpressionOfTheGroupReadsBackAsItIsPrinted(string group)
    {
        if (SharedFolder.Path is not { } shared)
        {
            SharedFolder.ReadCases(Suite, output);
            return;
        }

        foreach (var found in SuiteCase.Read(Path.Combine(shared, Suite), group))
        {
            if (found.Parse() is { } expression)
            {
                Assert.Equal(expression.Root, JsonataExpression.Parse(expression.ToString()).Root);
            }
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetDirectories(folder).Select(Path.GetFileName).OfType<string>().Order();

    /// <summary>
    /// One case. The files hold half surrogate pairs, which only the raw text of a JSON string still shows, so strings
    /// that matter are taken from there.
    /// </summary>
    private sealed record SuiteCase(string Name, JsonElement Members, JsonNode? Data, bool HasData)
    {
        public static IEnumerable<SuiteCase> Read(string suite, string group)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(suite, "groups", group), "*.json").Order())
            {
                var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
                var items = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToList() : [root];
                for (var index = 0; index < items.Count; index++)
                {
                    yield return Make($"{group}/{Path.GetFileName(file)}#{index}", items[index], suite);
                }
            }
        }

        public JsonataExpression? Parse()
        {
            try
            {
                return JsonataExpression.Parse(Text("expr") ?? "");
            }
            catch (JsonataException)
            {
                return null;
            }
        }

        /// <summary>What differs from the expected outcome; null when nothing does.</summary>
        public string? Check()
        {
            try
            {
                var expression = JsonataExpression.Parse(Text("expr") ?? "");
                var variables = Node("bindings")?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value);
                var bindings = new JsonataBindings(variables);
                var options = new JsonataOptions { Limits = Limits() };
                var result = HasData
                    ? expression.EvaluateOn(Data, bindings, options)
                    : expression.Evaluate(bindings, options);
                return Matches(result) ? null : $"{Name}: {result.Kind} {ServiceJson.Write(result.Value)}";
            }
            catch (JsonataException error)
            {
                return Matches(error) ? null : $"{Name}: {error.Code} {error.Message}";
            }
        }

        private static SuiteCase Make(string name, JsonElement members, string suite)
        {
            if (members.TryGetProperty("data", out var data))
            {
                return new SuiteCase(name, members, JsonNode.Parse(data.GetRawText()), true);
            }

            var dataset = members.TryGetProperty("dataset", out var found) ? found.GetString() : null;
            var document = dataset is null
                ? null
                : JsonNode.Parse(File.ReadAllText(Path.Combine(suite, "datasets", dataset + ".json")));
            return new SuiteCase(name, members, document, dataset is not null);
        }

        private bool Matches(JsonataResult result)
        {
            if (Has("undefinedResult"))
            {
                return result.Kind == JsonataResultKind.Undefined;
            }

            if (result.Kind != JsonataResultKind.Value || !Has("result"))
            {
                return false;
            }

            return Has("unordered")
                ? Sorted(Node("result")).SequenceEqual(Sorted(result.Value))
                : JsonComparison.AreEqual(Node("result"), result.Value);
        }

        // The suite's name for a host that stops an evaluation is U1001; here the two reasons have codes of their own.
        private bool Matches(JsonataException error)
        {
            if (Has("error"))
            {
                var expected = Members.GetProperty("error");
                return Is(expected, "code", error.Code) && Is(expected, "message", error.Message)
                    && Is(expected, "functionName", error.FunctionName)
                    && Is(expected, "value", error.Value?.ToString());
            }

            var isStopped = Text("code") == "U1001" && error.Code is "D1011" or "D1012";
            return (isStopped || Is(Members, "code", error.Code)) && Has("code") && Is(Members, "token", error.Token);
        }

        // The clock moves a millisecond with every look, so that no case depends on how fast this machine is.
        private JsonataLimits Limits() => new()
        {
            TimeLimit = TimeSpan.FromMilliseconds(Number("timelimit") ?? 10_000),
            MaxDepth = (int)(Number("depth") ?? 10_000),
            Clock = Has("timelimit") ? new SteppingClock() : TimeProvider.System,
        };

        private bool Has(string member) => Members.TryGetProperty(member, out _);

        private double? Number(string member) =>
            Members.TryGetProperty(member, out var found) ? found.GetDouble() : null;

        private string? Text(string member) => Members.TryGetProperty(member, out var found) ? Unquote(found) : null;

        private JsonNode? Node(string member) =>
            Members.TryGetProperty(member, out var found) ? JsonNode.Parse(found.GetRawText()) : null;

        private static bool Is(JsonElement members, string member, string? actual) =>
            !members.TryGetProperty(member, out var expected) || Unquote(expected) == actual;

        private static string Unquote(JsonElement text) => StringLexer.Read(text.GetRawText(), 0, '"').Value;

        private static IEnumerable<string> Sorted(JsonNode? array) =>
            (array as JsonArray ?? []).Select(ServiceJson.Write).Order(StringComparer.Ordinal);
    }

    private sealed class SteppingClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now++;
    }
}
