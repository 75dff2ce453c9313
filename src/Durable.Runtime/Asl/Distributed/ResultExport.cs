using System.Text;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl.Distributed;

/// <summary>Writes the results of a distributed Map to an object store: a file for each status and a
/// manifest.</summary>
internal sealed class ResultExport(MapRun run, MapRunNames names, ResultWriter writer)
{
    private readonly string _transformation = writer.Transformation ?? "NONE";
    private readonly string _bucket = Argument(writer, "Bucket") ?? "";
    private readonly string _folder = Folder(Argument(writer, "Prefix"), run.Id);

    /// <summary>Writes the files.</summary>
    /// <returns>The result of the Map state.</returns>
    /// <exception cref="StatesException"><c>States.ResultWriterFailed</c>.</exception>
    public async Task<JsonNode?> WriteAsync(IReadOnlyList<ChildOutcome> outcomes, CancellationToken cancellation)
    {
        if (_bucket.Length == 0)
        {
            throw ItemFailures.Writer("The result writer needs the argument 'Bucket', a text.");
        }

        try
        {
            return await WriteFilesAsync(outcomes, cancellation);
        }
        catch (ObjectStoreException failure)
        {
            throw ItemFailures.Writer(failure.Message, failure);
        }
    }

    private async Task<JsonNode?> WriteFilesAsync(IReadOnlyList<ChildOutcome> outcomes, CancellationToken cancellation)
    {
        var time = ExecutionIdentity.Text(run.Execution.Clock.GetUtcNow());
        var form = new ResultForm(run.Execution.Identity, run, names, time);
        var failed = outcomes.Where(outcome => outcome.Failure is not null);
        var pending = outcomes.Where(outcome => !outcome.IsSucceeded && outcome.Failure is null);
        var manifest = new JsonObject
        {
            ["DestinationBucket"] = _bucket,
            ["MapRunArn"] = names.RunArn,
            ["ResultFiles"] = new JsonObject
            {
                ["FAILED"] = await WriteFileAsync(
                    "FAILED", failed.Select(outcome => form.Execution(outcome, "FAILED")), cancellation),
                ["PENDING"] = await WriteFileAsync(
                    "PENDING", pending.Select(outcome => form.Execution(outcome, "PENDING")), cancellation),
                ["SUCCEEDED"] = await WriteFileAsync(
                    "SUCCEEDED", form.Succeeded(outcomes, _transformation), cancellation),
            },
        };
        var key = $"{_folder}/manifest.json";
        await run.Objects.WriteAsync(_bucket, key, Encoding.UTF8.GetBytes(ServiceJson.Write(manifest)), cancellation);
        return new JsonObject
        {
            ["MapRunArn"] = names.RunArn,
            ["ResultWriterDetails"] = new JsonObject { ["Bucket"] = _bucket, ["Key"] = key },
        };
    }

    private async Task<JsonArray> WriteFileAsync(
        string status,
        IEnumerable<JsonNode?> results,
        CancellationToken cancellation)
    {
        var lines = results.Select(ServiceJson.Write).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var isLines = writer.OutputType == "JSONL";
        var text = isLines ? string.Join('\n', lines) + "\n" : $"[{string.Join(',', lines)}]";
        var content = Encoding.UTF8.GetBytes(text);
        var key = $"{_folder}/{status}_0.{(isLines ? "jsonl" : "json")}";
        await run.Objects.WriteAsync(_bucket, key, content, cancellation);
        return [new JsonObject { ["Key"] = key, ["Size"] = content.Length }];
    }

    private static string Folder(string? prefix, string runId) =>
        string.IsNullOrEmpty(prefix) ? runId : $"{prefix.TrimEnd('/')}/{runId}";

    private static string? Argument(ResultWriter writer, string name) =>
        writer.Arguments is JsonObject arguments
        && arguments[name] is JsonValue value
        && value.TryGetValue(out string? text)
            ? text
            : null;
}
