using System.Globalization;
using System.Text.Json.Nodes;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>Suite 4: callbacks.</summary>
internal static class CallbackHandlers
{
    /// <summary>Reads a message whose time becomes seconds since 1970.</summary>
    private static readonly TextSerializer Message = new(
        value => $"{value}",
        text =>
        {
            var message = JsonNode.Parse(text)!.AsObject();
            var time = DateTimeOffset.Parse(message["timestamp"].Text(), CultureInfo.InvariantCulture);
            message["timestamp"] = time.ToUnixTimeSeconds();
            return message;
        });

    public static Dictionary<string, ConformanceHandler> All { get; } = new(StringComparer.Ordinal)
    {
        ["4-2"] = async (_, context, _) => await ResultAsync(context, "approval", null),
        ["4-3"] = async (input, context, _) => await ResultAsync(context, input.Text(), TimeOut(5)),
        ["4-4"] = async (input, context, _) => await ResultAsync(
            context, input.Text(), new CallbackConfig { HeartbeatTimeout = TimeSpan.FromSeconds(5) }),
        ["4-6"] = async (input, context, _) => await ResultAsync(context, input.Text(), null),
        ["4-8"] = async (input, context, _) =>
        {
            var callback = await context.CreateCallbackAsync<string>(input.Text(), TimeOut(5));
            await context.StepAsync((_, _) => Task.FromResult(1));
            return await callback.GetResultAsync();
        },
        ["4-10"] = async (input, context, _) => await AfterWaitAsync(context, input.Text(), null, 5),
        ["4-11"] = async (input, context, _) => await AfterWaitAsync(context, input.Text(), TimeOut(3), 6),
        ["4-12"] = async (input, context, _) =>
        {
            var result = await ResultAsync(context, input.Text(), null);
            await context.WaitAsync(TimeSpan.FromSeconds(2));
            return result;
        },
        ["4-14"] = async (input, context, _) =>
        {
            string result;
            try
            {
                result = await ResultAsync(context, input.Text(), TimeOut(3));
            }
            catch (CallbackTimeoutException exception)
            {
                result = exception.Message;
            }

            await context.WaitAsync(TimeSpan.FromSeconds(2));
            return result;
        },
        ["4-15"] = async (input, context, _) =>
        {
            var callback = await context.CreateCallbackAsync<JsonObject>(
                input.Text(), new CallbackConfig { Serializer = Message });
            return new { received = await callback.GetResultAsync() };
        },
        ["4-19"] = async (input, context, _) =>
        {
            var a = await context.CreateCallbackAsync<string>(input?[0].Text());
            var b = await context.CreateCallbackAsync<string>(input?[1].Text());
            var second = await b.GetResultAsync();
            return new[] { await a.GetResultAsync(), second };
        },
    };

    private static CallbackConfig TimeOut(int seconds) => new() { Timeout = TimeSpan.FromSeconds(seconds) };

    private static async Task<string> ResultAsync(IDurableContext context, string name, CallbackConfig? config)
    {
        var callback = await context.CreateCallbackAsync<string>(name, config);
        return await callback.GetResultAsync();
    }

    private static async Task<string> AfterWaitAsync(
        IDurableContext context,
        string name,
        CallbackConfig? config,
        int seconds)
    {
        var callback = await context.CreateCallbackAsync<string>(name, config);
        await context.WaitAsync(TimeSpan.FromSeconds(seconds));
        return await callback.GetResultAsync();
    }
}
