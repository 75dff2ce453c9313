using System.Text.Json.Nodes;
using Durable.Asl;

namespace Conformance;

/// <summary>One sub-folder: reads what it asks, writes what came out.</summary>
internal static class Case
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepLimit = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(string folder, KillSweep? sweep)
    {
        var limit = sweep is null ? Limit : SweepLimit;
        JsonObject result;
        try
        {
            var kind = Read(folder, "kind.json")?.GetValue<string>();
            result = kind switch
            {
                "executions" => await LimitedAsync(limit, stop => ExecutionCase.RunAsync(folder, sweep, stop)).ConfigureAwait(false),
                "expressions" => await LimitedAsync(limit, stop => ExpressionCase.RunAsync(folder, stop)).ConfigureAwait(false),
                "validation" => await LimitedAsync(limit, _ => Task.FromResult(ValidationCase.Run(folder))).ConfigureAwait(false),
                _ => Outcome("UNSUPPORTED", $"unknown kind '{kind}'"),
            };
        }
        catch (Exception problem)
        {
            // A case must not spoil the others, whatever happens in it; the text goes into its result.
            result = new JsonObject { ["status"] = "CRASHED", ["reason"] = problem.ToString() };
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "result.json"), ServiceJson.Write(result)).ConfigureAwait(false);
    }

    public static JsonNode? Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? ServiceJson.Parse(File.ReadAllText(path)) : null;
    }

    public static JsonObject Outcome(string status, string reason) => new() { ["status"] = status, ["reason"] = reason };

    private static async Task<JsonObject> LimitedAsync(TimeSpan most, Func<CancellationToken, Task<JsonObject>> work)
    {
        using var limit = new CancellationTokenSource(most);
        // On a thread of its own, so that code that never awaits is left behind as well.
        var running = Task.Factory.StartNew(
            () => work(limit.Token), limit.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        try
        {
            return await running.WaitAsync(most).ConfigureAwait(false);
        }
        catch (Exception late) when (late is TimeoutException || (late is OperationCanceledException && limit.IsCancellationRequested))
        {
            return Outcome("HUNG", $"no answer within {most.TotalSeconds} s");
        }
    }
}
