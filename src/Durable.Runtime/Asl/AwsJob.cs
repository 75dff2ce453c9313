using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Asl.JsonPaths;

namespace Durable.Runtime.Asl;

/// <summary>How one type of job is asked for its end: which call, with what from the start's answer, and where the answer says it.</summary>
/// <param name="Service">The service as <see cref="IAwsServices"/> names it.</param>
/// <param name="Action">The describing action.</param>
internal sealed record AwsJob(string Service, string Action)
{
    /// <summary>Fields of the describing request and the paths of their values in the start's answer.</summary>
    public (string Field, string Path)[] Request { get; init; } = [];

    /// <summary>A field that takes a list of ids, and the path of the one id in the start's answer.</summary>
    public (string Field, string Path)? List { get; init; }

    public required string Status { get; init; }

    /// <summary>The part of the description that is the Task's result; the whole of it by default.</summary>
    public string Result { get; init; } = "$";

    public required string[] Succeeded { get; init; }

    public required string[] Failed { get; init; }

    public JsonObject RequestFor(JsonNode? started)
    {
        var request = new JsonObject();
        foreach (var (field, path) in Request)
        {
            request[field] = started.Get(path);
        }

        if (List is { } list)
        {
            request[list.Field] = new JsonArray(started.Get(list.Path));
        }

        return request;
    }

    /// <summary>What a description says. A bad end is <c>States.TaskFailed</c> with the description as its cause.</summary>
    public JobStatus Read(JsonNode? description)
    {
        var status = JsonPath.Get(Status).TryEvaluate(description, out var found) ? (found as JsonValue)?.ToString() : null;
        var result = JsonPath.Get(Result).TryEvaluate(description, out var part) ? part : description;
        return status switch
        {
            not null when Succeeded.Contains(status) => JobStatus.Succeeded(result?.DeepClone()),
            not null when Failed.Contains(status) => JobStatus.Failed(ErrorNames.TaskFailed, ServiceJson.Write(result)),
            _ => JobStatus.Running,
        };
    }
}
