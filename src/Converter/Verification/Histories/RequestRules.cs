using System.Text.Json.Nodes;
using Sfn2Durable.Input.Histories;

namespace Sfn2Durable.Verification.Histories;

/// <summary>What a recorded request has beyond that of the definition.</summary>
internal static class RequestRules
{
    /// <summary>Fields that the service adds to requests: they are no part of what the code does.</summary>
    private static readonly string[] Added = ["StartedBy"];

    /// <summary>The code's request with the fields that the service added to the recorded one.</summary>
    public static JsonNode? Comparable(HistoryData? scheduled, JsonNode? request)
    {
        if (request is not JsonObject own || RecordedJson.Parse(scheduled?.Parameters) is not JsonObject recorded)
        {
            return request;
        }

        var missing = Added.Where(name => recorded.ContainsKey(name) && !own.ContainsKey(name)).ToList();
        if (missing.Count == 0)
        {
            return request;
        }

        var whole = own.DeepClone().AsObject();
        missing.ForEach(name => whole[name] = recorded[name]?.DeepClone());
        return whole;
    }
}
