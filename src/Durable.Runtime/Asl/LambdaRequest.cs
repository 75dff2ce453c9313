using System.Text.Json.Nodes;
using Durable.Asl;

namespace Durable.Runtime.Asl;

/// <summary>The request and the result envelope of <c>lambda:invoke</c>.</summary>
/// <param name="FunctionName">Name or ARN.</param>
/// <param name="Qualifier">Version or alias, when given beside the name.</param>
/// <param name="Payload">The event.</param>
internal sealed record LambdaRequest(string FunctionName, string? Qualifier, JsonNode? Payload)
{
    public const string Resource = "arn:aws:states:::lambda:invoke";

    private const string Latest = "$LATEST";

    /// <summary>The function with its qualifier, as a chained invoke names it.</summary>
    public string QualifiedName => Qualifier is null ? FunctionName : $"{FunctionName}:{Qualifier}";

    /// <summary>Reads the request of a Task.</summary>
    /// <exception cref="StatesException"><c>States.Runtime</c>: the request cannot be made.</exception>
    public static LambdaRequest Read(JsonNode? request)
    {
        if (request is not JsonObject members || Text(members, nameof(FunctionName)) is not { Length: > 0 } name)
        {
            throw Unusable(request, $"The field '{nameof(FunctionName)}' is required but was missing");
        }

        if (Text(members, "InvocationType") is { } type and not "RequestResponse")
        {
            throw Unusable(request, $"InvocationType '{type}' cannot be made as a durable invoke");
        }

        var payload = members.TryGetPropertyValue(nameof(Payload), out var given) ? given : new JsonObject();
        return new LambdaRequest(name, Text(members, nameof(Qualifier)), payload);
    }

    /// <summary>The result of the Task. The metadata is made up, but of the service's shape.</summary>
    public JsonObject Envelope(JsonNode? payload, string requestId)
    {
        var version = Qualifier is not null && Qualifier.All(char.IsAsciiDigit) ? Qualifier : Latest;
        return new JsonObject
        {
            ["ExecutedVersion"] = version,
            [nameof(Payload)] = payload?.DeepClone(),
            ["SdkHttpMetadata"] = new JsonObject
            {
                ["AllHttpHeaders"] = new JsonObject
                {
                    ["X-Amz-Executed-Version"] = new JsonArray(version),
                    ["x-amzn-RequestId"] = new JsonArray(requestId),
                    ["Content-Type"] = new JsonArray("application/json"),
                },
                ["HttpHeaders"] = new JsonObject
                {
                    ["X-Amz-Executed-Version"] = version,
                    ["x-amzn-RequestId"] = requestId,
                    ["Content-Type"] = "application/json",
                },
                ["HttpStatusCode"] = 200,
            },
            ["SdkResponseMetadata"] = new JsonObject { ["RequestId"] = requestId },
            ["StatusCode"] = 200,
        };
    }

    private static string? Text(JsonObject members, string name) =>
        members[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static StatesException Unusable(JsonNode? request, string problem) => StatesException.Runtime(
        $"The Parameters '{ServiceJson.Write(request)}' could not be used to start the Task: [{problem}]");
}
