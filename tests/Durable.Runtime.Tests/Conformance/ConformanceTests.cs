using System.Text.Json.Nodes;
using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;
using Xunit.Abstractions;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>
/// The cross-language requirements of the AWS service, one test each: result, history and log lines. Deriving classes say
/// which store they are run on.
/// </summary>
public abstract class ConformanceTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Every requirement there is, and every handler, so that neither is without the other.</summary>
    public static TheoryData<string> Ids
    {
        get
        {
            var folder = SharedFolder.Find("conformance", "requirements");
            var found = folder is null
                ? []
                : Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);
            return [.. found.OfType<string>().Union(ConformanceHandlers.All.Keys).Order(StringComparer.Ordinal)];
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Meets_requirement(string id)
    {
        var folder = SharedFolder.Find("conformance", "requirements");
        var path = folder is null
            ? null
            : Directory.EnumerateFiles(folder, $"{id}.yaml", SearchOption.AllDirectories).FirstOrDefault();
        if (path is null)
        {
            output.WriteLine($"Skipped: there is no requirement {id} here.");
            return;
        }

        Assert.True(ConformanceHandlers.All.TryGetValue(id, out var handler), $"Requirement {id} has no handler.");
        Assert.Empty(await DifferencesAsync(Requirement.Load(path), handler));
    }

    /// <summary>A new store on the given clock.</summary>
    protected abstract IExecutionStore CreateStore(TimeProvider clock);

    /// <summary>A host that runs the handlers.</summary>
    private protected virtual EmbeddedHost CreateHost(EmbeddedHostOptions options, ConformanceWorld world)
    {
        var host = new EmbeddedHost(options);
        world.Drop = executionId => host.DropInvocation(executionId);
        return host;
    }

    private async Task<IReadOnlyList<string>> DifferencesAsync(Requirement requirement, ConformanceHandler handler)
    {
        var placeholders = new Placeholders(requirement.Variables, new Random(1));
        var clock = new VirtualTimeProvider();
        using var world = new ConformanceWorld(clock);
        var actor = new CallbackActor(CreateStore(clock), clock, requirement.CallbackActions, placeholders);
        await using var host = CreateHost(
            new EmbeddedHostOptions { Store = actor, TimeProvider = clock, LoggerFactory = world }, world);
        ConformanceTargets.Register(host);
        host.RegisterWorkflow<JsonNode?, object?>("handler", (input, context) => handler(input, context, world));
        var started = await host.StartExecutionAsync("handler", placeholders.Fill(requirement.Input), "run");
        var ended = await host.WaitForEndAsync(started.Id).WaitAsync(Patience);

        var history = await HistoryAsync(host.Store, started.Id);
        List<string> differences = [.. actor.Errors];
        differences.AddRange(new HistoryMatcher(placeholders).Compare(requirement.ExpectedHistory, history));
        differences.AddRange(CompareResult(requirement, placeholders, ended));
        differences.AddRange(CompareLogs(requirement, placeholders, world.LogLines));
        if (differences.Count > 0)
        {
            history.ForEach(entry => output.WriteLine(entry.ToJsonString()));
        }

        return differences;
    }

    private static async Task<List<JsonObject>> HistoryAsync(IExecutionStore store, string executionId)
    {
        var events = new List<JsonObject>();
        string? marker = null;
        do
        {
            var page = await store.GetHistoryAsync(
                new HistoryQuery { ExecutionId = executionId, MaxItems = 7, Marker = marker });
            events.AddRange(page.Items.Select(item => item.ToJson()));
            marker = page.NextMarker;
        }
        while (marker is not null);

        return events;
    }

    private static IReadOnlyList<string> CompareResult(
        Requirement requirement,
        Placeholders placeholders,
        ExecutionInfo execution)
    {
        if (requirement.ExpectedResult is not { } expected)
        {
            return [];
        }

        var status = expected["ExecutionStatus"]?.GetValue<string>();
        if (!string.Equals(status, execution.Status.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return [$"expected the execution to be {status}, but it is {execution.Status}: {execution.Error?.ErrorMessage}"];
        }

        return status == "SUCCEEDED" && expected.ContainsKey("Result")
            ? new HistoryMatcher(placeholders).CompareValues(
                expected["Result"], execution.Result is null ? null : JsonNode.Parse(execution.Result), "result")
            : [];
    }

    private static IEnumerable<string> CompareLogs(
        Requirement requirement,
        Placeholders placeholders,
        IReadOnlyCollection<string> lines)
    {
        foreach (var matcher in requirement.ExpectedLogs)
        {
            var message = matcher?["match"]?["message"]?.GetValue<string>() ?? "";
            var pattern = message.StartsWith('/') ? $"${{{message}}}" : message;
            var count = lines.Count(line => placeholders.Matches(pattern, line));
            var (least, most) = (
                matcher?["count"]?.GetValue<long>() ?? matcher?["min_count"]?.GetValue<long>() ?? 1,
                matcher?["count"]?.GetValue<long>() ?? matcher?["max_count"]?.GetValue<long>() ?? long.MaxValue);
            if (count < least || count > most)
            {
                yield return FormattableString.Invariant($"{count} log lines match {message}, expected {least} to {most}");
            }
        }
    }
}
