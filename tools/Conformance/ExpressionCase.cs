using System.Text;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Sfn2Durable.Verification;

namespace Conformance;

/// <summary>
/// Kind "expressions": the expression is put into a small machine, so that what is tested is generated code and not an
/// evaluator behind it.
/// </summary>
internal static class ExpressionCase
{
    private const string Tested = "TestedState";

    public static async Task<JsonObject> RunAsync(string folder, CancellationToken stop)
    {
        var request = Case.Read(folder, "expression.json") ?? new JsonObject();
        var machine = Machine.Convert(Encoding.UTF8.GetBytes(ServiceJson.Write(Wrap(request))), null, stop);
        if (machine.Code is not { } code)
        {
            return machine.Refusal ?? [];
        }

        var run = new LocalRequest(code.Create(UnavailableAwsServices.Instance), request["input"]?.DeepClone())
        {
            Environment = ExecutionCase.EnvironmentOf(request["context"]),
        };
        var result = await LocalExecution.RunAsync(run, stop).ConfigureAwait(false);
        return result.Status == LocalStatus.Succeeded
            ? new JsonObject { ["result"] = Unwrap(request, result.Output)?.DeepClone() }
            : new JsonObject { ["error"] = result.Error, ["cause"] = result.Cause };
    }

    private static JsonObject Wrap(JsonNode request)
    {
        var isJsonata = (string?)request["language"] == "JSONata";
        var states = new JsonObject();
        var variables = request["variables"] as JsonObject;
        if (variables is { Count: > 0 })
        {
            states["Variables"] = new JsonObject
            {
                ["Type"] = "Pass", ["Assign"] = variables.DeepClone(), ["Next"] = Tested,
            };
        }

        states[Tested] = isJsonata ? Jsonata(request, states) : JsonPath(request, states);
        return new JsonObject
        {
            ["QueryLanguage"] = isJsonata ? "JSONata" : "JSONPath",
            ["StartAt"] = states.ContainsKey("Variables") ? "Variables" : Tested,
            ["States"] = states,
        };
    }

    private static JsonObject JsonPath(JsonNode request, JsonObject states) =>
        (string?)request["kind"] == "choice-rule"
            ? Choice(request["rule"] as JsonObject ?? [], states, "Result")
            : new JsonObject
            {
                ["Type"] = "Pass",
                ["Parameters"] = new JsonObject { ["v.$"] = (string?)request["expression"] },
                ["End"] = true,
            };

    private static JsonObject Jsonata(JsonNode request, JsonObject states)
    {
        var expression = "{% " + (string?)request["expression"] + " %}";
        var field = (string?)request["field"] ?? "Output";
        return ((string?)request["kind"], field) switch
        {
            ("condition", _) => Choice(new JsonObject { ["Condition"] = expression }, states, "Output"),
            (_, "Items") => new JsonObject
            {
                ["Type"] = "Map", ["Items"] = expression, ["End"] = true,
                ["ItemProcessor"] = new JsonObject
                {
                    ["StartAt"] = "Item",
                    ["States"] = new JsonObject { ["Item"] = new JsonObject { ["Type"] = "Pass", ["End"] = true } },
                },
            },
            (_, "Timestamp" or "Seconds") => new JsonObject { ["Type"] = "Wait", [field] = expression, ["End"] = true },
            _ => new JsonObject { ["Type"] = "Pass", ["Output"] = expression, ["End"] = true },
        };
    }

    private static JsonObject Choice(JsonObject rule, JsonObject states, string literal)
    {
        states["Matched"] = new JsonObject { ["Type"] = "Pass", [literal] = true, ["End"] = true };
        states["Unmatched"] = new JsonObject { ["Type"] = "Pass", [literal] = false, ["End"] = true };
        var copy = rule.DeepClone().AsObject();
        copy["Next"] = "Matched";
        return new JsonObject { ["Type"] = "Choice", ["Choices"] = new JsonArray(copy), ["Default"] = "Unmatched" };
    }

    private static JsonNode? Unwrap(JsonNode request, JsonNode? output) =>
        (string?)request["language"] == "JSONata" || (string?)request["kind"] == "choice-rule" ? output : output?["v"];
}
