using System.Text.Json.Nodes;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 5: chained invokes.</summary>
internal static class InvokeHandlers
{
    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["5-1"] = async (input, context, _) => await EchoAsync(context, input),
        ["5-2"] = async (input, context, _) => await EchoAsync(context, input?["payload"], input?["name"].Text()),
        ["5-3"] = async (input, context, _) => await EchoAsync(context, input),
        ["5-7"] = async (_, context, _) => await context.InvokeAsync<string, int>(
            ConformanceTargets.Measuring, new string('x', 1_000_000)),
        ["5-8"] = async (input, context, _) => await EchoAsync(
            context, input?["payload"], null, new InvokeConfig { TenantId = input?["tenantId"].Text() }),
        ["5-10"] = async (_, context, _) =>
        {
            var message = "";
            try
            {
                await context.InvokeAsync<string, string>(ConformanceTargets.Failing, "x");
            }
            catch (InvokeFailedException exception)
            {
                message = exception.Message;
            }

            await context.WaitAsync(TimeSpan.FromSeconds(1));
            return message;
        },
        ["5-11"] = async (_, context, _) =>
            await EchoAsync(context, await context.StepAsync((_, _) => Task.FromResult<JsonNode?>("from the step"))),
        ["5-12"] = async (_, context, _) =>
        {
            var echoed = await EchoAsync(context, "to the step");
            return await context.StepAsync((_, _) => Task.FromResult($"{echoed.Text()}, processed"));
        },
        ["5-15"] = async (input, context, _) => await EchoAsync(
            context,
            input,
            null,
            new InvokeConfig
            {
                PayloadSerializer = new TextSerializer(
                    value => ((JsonNode?)value)?.ToJsonString().ToUpperInvariant() ?? "null",
                    text => text),
            }),
    };

    private static Task<JsonNode?> EchoAsync(
        IDurableContext context,
        JsonNode? payload,
        string? name = null,
        InvokeConfig? config = null) =>
        context.InvokeAsync<JsonNode?, JsonNode?>(ConformanceTargets.Echo, payload, name, config);
}
