using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>A job's status as it is recorded between two questions.</summary>
internal static class JobRecord
{
    private const string Succeeded = "Output";
    private const string Failed = "Failure";

    public static JsonObject Write(JobStatus status) => status switch
    {
        JobStatus.SucceededJob job => new JsonObject { [Succeeded] = job.Output?.DeepClone() },
        JobStatus.FailedJob job => new JsonObject { [Failed] = new StatesException(job.Error, job.Cause).Message },
        _ => [],
    };

    /// <summary>Whether there is nothing more to ask.</summary>
    public static bool IsOver(JsonNode? record) => record is JsonObject { Count: > 0 };

    /// <summary>The output of the job.</summary>
    /// <exception cref="StatesException">The job failed, or is still running because its time was over.</exception>
    public static JsonNode? Result(JsonNode? record)
    {
        if (record is JsonObject members && members.TryGetPropertyValue(Succeeded, out var output))
        {
            return output;
        }

        throw StatesException.TryParse(record?[Failed]?.GetValue<string>(), out var error)
            ? error
            : DurableErrors.TimedOut(heartbeat: false);
    }
}
