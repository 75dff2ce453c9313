using System.Text.Json.Nodes;
using Durable.Asl.Payloads;

namespace Durable.Asl.Tests.Corpus;

/// <summary>The processing of input and output of a JSONPath state, put together from the parts under test.</summary>
internal static class DataFlow
{
    /// <summary>The output of a state whose work is known: the given result, or what a Pass state makes itself.</summary>
    public static JsonNode? Output(JsonObject state, JsonNode? input, ExpressionScope scope)
    {
        var effective = EffectiveInput(state, input);
        if (JsonValues.AsString(state["Type"]) != "Pass")
        {
            return Select(state, "OutputPath", effective);
        }

        var result = state.ContainsKey("Result")
            ? state["Result"]
            : Template(state, "Parameters", effective, scope);
        return Select(state, "OutputPath", AfterResultPath(state, input, result));
    }

    public static JsonNode? EffectiveInput(JsonObject state, JsonNode? input) => Select(state, "InputPath", input);

    public static JsonNode? Template(JsonObject state, string field, JsonNode? data, ExpressionScope scope) =>
        state[field] is { } template ? PayloadTemplate.Parse(template).Evaluate(scope with { Data = data }) : data;

    public static JsonNode? AfterResultPath(JsonObject state, JsonNode? input, JsonNode? result)
    {
        if (!state.TryGetPropertyValue("ResultPath", out var path))
        {
            return result;
        }

        return JsonValues.AsString(path) is { } text ? input.With(text, result) : input;
    }

    /// <summary>A field that is absent selects everything, and one that is null an empty object.</summary>
    private static JsonNode? Select(JsonObject state, string field, JsonNode? data)
    {
        if (!state.TryGetPropertyValue(field, out var path))
        {
            return data;
        }

        return JsonValues.AsString(path) is { } text ? data.InputPath(text) : new JsonObject();
    }
}
