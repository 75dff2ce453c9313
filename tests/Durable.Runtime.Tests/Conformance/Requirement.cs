using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>A conformance requirement: what is started, what the outside world does, and what has to come out.</summary>
public sealed class Requirement
{
    private readonly JsonObject _yaml;

    private Requirement(JsonObject yaml) => _yaml = yaml;

    public JsonNode? Input => _yaml[nameof(Input)];

    public JsonObject Variables => _yaml[nameof(Variables)] as JsonObject ?? [];

    public JsonArray CallbackActions => _yaml[nameof(CallbackActions)] as JsonArray ?? [];

    public JsonObject? ExpectedResult => _yaml[nameof(ExpectedResult)] as JsonObject;

    public JsonArray ExpectedHistory => _yaml["ExpectedExecutionHistory"] switch
    {
        JsonArray events => events,
        JsonObject page => page["Events"] as JsonArray ?? [],
        _ => [],
    };

    public JsonArray ExpectedLogs => _yaml[nameof(ExpectedLogs)] as JsonArray ?? [];

    public static Requirement Load(string path)
    {
        using var reader = new StreamReader(path);
        var stream = new YamlStream();
        stream.Load(reader);
        return new Requirement((JsonObject)ToJson(stream.Documents[0].RootNode)!);
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry =>
            KeyValuePair.Create(((YamlScalarNode)entry.Key).Value ?? "", ToJson(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => Plain(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidDataException($"Unexpected YAML at {node.Start}."),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
