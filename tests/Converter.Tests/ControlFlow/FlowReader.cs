using System.Text.Json;
using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;
using Newtonsoft.Json.Linq;
using Sfn2Durable.Semantics;

namespace Converter.Tests.ControlFlow;

/// <summary>
/// Reads only what control flow is about: names, transitions, string comparisons, and whether an edge has something to
/// do. It lets the tests of this room run on definitions whatever the rooms before it think of the rest.
/// </summary>
internal static class FlowReader
{
    /// <summary>A definition in any of the JSON forms people have, also as the string inside an answer of the service.</summary>
    public static StateMachineDefinition Read(string name, string text)
    {
        // Newtonsoft's reader takes comments, trailing commas and unquoted names, and needs no options for it.
        var json = JToken.Parse(text).ToString(Newtonsoft.Json.Formatting.None);
        var root = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 1000 })!.AsObject();
        return Text(root, "definition") is { } definition
            ? Read(name, definition)
            : new StateMachineDefinition(name, ReadScope(root), MachineType.Standard, default);
    }

    private static Scope ReadScope(JsonObject scope) => new(
        Text(scope, "StartAt") ?? "",
        [.. scope["States"]!.AsObject().Select(static s => ReadState(s.Key, s.Value!.AsObject()))],
        default);

    private static State ReadState(string name, JsonObject state)
    {
        var next = Text(state, "Next");
        return Text(state, "Type") switch
        {
            "Choice" => ReadChoice(name, state),
            "Succeed" => new SucceedState(name, QueryLanguage.JsonPath, default),
            "Fail" => new FailState(name, QueryLanguage.JsonPath, default),
            "Wait" => new WaitState(name, QueryLanguage.JsonPath, default) { Next = next },
            "Pass" => new PassState(name, QueryLanguage.JsonPath, default) { Next = next },
            "Parallel" => new ParallelState(name, QueryLanguage.JsonPath, default)
            {
                Branches = [.. state["Branches"]!.AsArray().Select(static b => ReadScope(b!.AsObject()))],
                Next = next,
                Catch = ReadCatch(state),
            },
            "Map" => new MapState(name, QueryLanguage.JsonPath, default)
            {
                Processor = ReadScope((state["ItemProcessor"] ?? state["Iterator"])!.AsObject()),
                Next = next,
                Catch = ReadCatch(state),
            },
            _ => new TaskState(name, QueryLanguage.JsonPath, default)
            {
                Resource = new LambdaResource(Text(state, "Resource") ?? ""),
                Next = next,
                Catch = ReadCatch(state),
            },
        };
    }

    private static ChoiceState ReadChoice(string name, JsonObject state) =>
        new(name, QueryLanguage.JsonPath, default)
        {
            Choices = [.. state["Choices"]!.AsArray().Select(static r => ReadRule(r!.AsObject()))],
            Default = Text(state, "Default"),
            Assign = ReadAssign(state),
        };

    private static ChoiceRule ReadRule(JsonObject rule) => new(ReadCondition(rule), Text(rule, "Next") ?? "", default)
    {
        Assign = ReadAssign(rule),
        Output = rule.ContainsKey("Output") ? new LiteralTemplate(null, "Output", default) : null,
    };

    private static Condition ReadCondition(JsonObject rule) =>
        Text(rule, "Variable") is { } variable && rule.ContainsKey("StringEquals")
            ? new Comparison(JsonPath.Parse(variable), "StringEquals", rule["StringEquals"], null, default)
            : new ExpressionCondition(new LiteralTemplate(null, "Condition", default), default);

    private static IReadOnlyList<Catcher> ReadCatch(JsonObject state) =>
    [
        .. (state["Catch"]?.AsArray() ?? []).Select(static c => c!.AsObject()).Select(static c =>
            new Catcher([.. c["ErrorEquals"]!.AsArray().Select(static e => e!.GetValue<string>())], Text(c, "Next") ?? "", default)
            {
                ResultPath = ReadPlacement(c),
                Assign = ReadAssign(c),
                Output = c.ContainsKey("Output") ? new LiteralTemplate(null, "Output", default) : null,
            }),
    ];

    private static ResultPlacement ReadPlacement(JsonObject catcher) => !catcher.ContainsKey("ResultPath")
        ? ResultPlacement.Replace
        : Text(catcher, "ResultPath") is { } path
            ? new ResultPlacement(JsonPath.Parse(path), false, default)
            : new ResultPlacement(null, true, default);

    private static IReadOnlyList<Assignment> ReadAssign(JsonObject node) => node.ContainsKey("Assign")
        ? [new Assignment("x", new LiteralTemplate(null, "x", default), default)]
        : [];

    private static string? Text(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
