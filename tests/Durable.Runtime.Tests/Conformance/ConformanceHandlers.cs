using System.Text.Json.Nodes;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>The workflow of a requirement.</summary>
public delegate Task<object?> ConformanceHandler(JsonNode? input, IDurableContext context, ConformanceWorld world);

/// <summary>The workflows of all requirements, by the requirement's id.</summary>
public static class ConformanceHandlers
{
    public static IReadOnlyDictionary<string, ConformanceHandler> All { get; } =
        new[]
        {
            StepHandlers.All,
            WaitHandlers.All,
            ChildHandlers.All,
            CallbackHandlers.All,
            InvokeHandlers.All,
            ConditionHandlers.All,
            WaitForCallbackHandlers.All,
            ParallelHandlers.All,
            MapHandlers.All,
        }
        .SelectMany(handlers => handlers)
        .ToDictionary(handler => handler.Key, handler => handler.Value, StringComparer.Ordinal);

    /// <summary>The input as a text.</summary>
    public static string Text(this JsonNode? node) => node?.GetValue<string>() ?? "";
}
