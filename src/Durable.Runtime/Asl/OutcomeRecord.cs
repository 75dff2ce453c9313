using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>An interceptor's answer as it is recorded.</summary>
internal static class OutcomeRecord
{
    private const string Output = "Output";
    private const string Failure = "Failure";
    private const string Expired = "TimedOut";
    private const string Unanswered = "Pending";

    public static JsonObject Write(TaskOutcome outcome) => outcome switch
    {
        TaskOutcome.Success success => new JsonObject { [Output] = success.Output?.DeepClone() },
        TaskOutcome.Failure failure => new JsonObject
        {
            [Failure] = new StatesException(failure.Error, failure.Cause).Message,
        },
        TaskOutcome.Expired => new JsonObject { [Expired] = true },
        TaskOutcome.Unanswered => new JsonObject { [Unanswered] = true },
        _ => [],
    };

    public static TaskOutcome Read(JsonNode? record)
    {
        if (record is not JsonObject members)
        {
            return TaskOutcome.NotHandled;
        }

        if (members.TryGetPropertyValue(Output, out var output))
        {
            return TaskOutcome.Succeeded(output);
        }

        if (StatesException.TryParse(members[Failure]?.GetValue<string>(), out var error))
        {
            return TaskOutcome.Failed(error.Error, error.Cause);
        }

        return members.ContainsKey(Expired) ? TaskOutcome.TimedOut
            : members.ContainsKey(Unanswered) ? TaskOutcome.Pending
            : TaskOutcome.NotHandled;
    }
}
