using System.Text.Json.Nodes;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 7: wait for callback.</summary>
internal static class WaitForCallbackHandlers
{
    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["7-1"] = async (input, context, _) => await WaitAsync(context, input.Text()),
        ["7-2"] = async (_, context, _) => await WaitAsync(context, "approval"),
        ["7-3"] = async (_, context, _) => await WaitAsync(context, null),
        ["7-4"] = async (input, context, _) => await WaitAsync(context, input.Text()),
        ["7-8"] = async (input, context, _) => await context.RunInChildContextAsync(
            (child, _) => WaitAsync(child, input.Text()), "wrapper"),
        ["7-9"] = async (_, context, _) =>
        {
            await WaitAsync(context, "first");
            return await WaitAsync(context, "second");
        },
        ["7-10"] = async (input, context, _) =>
        {
            await context.WaitAsync(TimeSpan.FromSeconds(1));
            await context.StepAsync((_, _) => Task.FromResult("fixed"));
            return await WaitAsync(context, input.Text());
        },
        ["7-11"] = async (input, context, _) =>
            (await context.WaitForCallbackAsync<JsonNode>((_, _, _) => Task.CompletedTask, input.Text()))["status"],
        ["7-12"] = async (input, context, _) => await WaitAsync(
            context, input.Text(), new WaitForCallbackConfig { HeartbeatTimeout = TimeSpan.FromSeconds(5) }),
        ["7-14"] = async (input, context, _) =>
        {
            try
            {
                return await WaitAsync(
                    context, input.Text(), new WaitForCallbackConfig { Timeout = TimeSpan.FromSeconds(3) });
            }
            catch (CallbackTimeoutException)
            {
                return "timed-out-handled";
            }
        },
    };

    private static Task<string> WaitAsync(IDurableContext context, string? name, WaitForCallbackConfig? config = null) =>
        context.WaitForCallbackAsync<string>((_, _, _) => Task.CompletedTask, name, config);
}
